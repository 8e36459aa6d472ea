using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre;

/// <summary>Suspends a habilitation, with or without a term.</summary>
public sealed class SuspendreHabilitation(EcrireRegistre ecrire)
{
    /// <summary>Reservations it ended; null when the habilitation is not in the territory of the agent.</summary>
    /// <param name="au">last day; null while it lasts</param>
    /// <exception cref="RegleMetierException">dates or reason wrong, or the habilitation does not run then</exception>
    public Task<int?> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        int habilitationId,
        ActeSaisi acte,
        DateOnly? au,
        CancellationToken annulation = default
    ) =>
        ecrire.SurHabilitationAsync(
            acteur,
            gestionnaireId,
            habilitationId,
            GenreActe.Suspension,
            acte,
            h =>
            {
                if (au < acte.DateEffet)
                    throw new RegleMetierException(
                        "Le dernier jour vient après le premier : vérifiez les deux dates.",
                        "Au"
                    );
                if (
                    h.SuspendueDu is { } deja
                    && (h.SuspendueAu is null || h.SuspendueAu >= acte.DateEffet)
                )
                    throw new RegleMetierException(
                        $"Cette habilitation est déjà suspendue depuis le {Francais.Date(deja)}{(h.SuspendueAu is { } fin ? $" jusqu’au {Francais.Date(fin)}" : "")} : levez d’abord cette suspension."
                    );
                h.ExigerEnVigueur(acte.DateEffet);
                h.SuspendueDu = acte.DateEffet;
                h.SuspendueAu = au;
            },
            annulation,
            au
        );
}

/// <summary>Ends a suspension before its term.</summary>
public sealed class LeverSuspension(EcrireRegistre ecrire)
{
    /// <summary>False when the habilitation is not in the territory of the agent.</summary>
    /// <exception cref="RegleMetierException">date or reason wrong, or it is not suspended then</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        int habilitationId,
        ActeSaisi acte,
        CancellationToken annulation = default
    ) =>
        await ecrire.SurHabilitationAsync(
            acteur,
            gestionnaireId,
            habilitationId,
            GenreActe.LeveeSuspension,
            acte,
            h =>
            {
                if (h.SuspendueDu is not { } du || h.SuspendueAu < acte.DateEffet)
                    throw new RegleMetierException(
                        "Cette habilitation n’est pas suspendue à cette date.",
                        nameof(acte.DateEffet)
                    );
                if (acte.DateEffet <= du)
                    (h.SuspendueDu, h.SuspendueAu) = (null, null);
                else
                    h.SuspendueAu = acte.DateEffet.AddDays(-1);
            },
            annulation
        )
            is not null;
}

/// <summary>Withdraws a habilitation as a sanction. The accounts go on writing: the mesures are to be handed over.</summary>
public sealed class RetirerHabilitation(EcrireRegistre ecrire)
{
    /// <summary>Reservations it ended; null when the habilitation is not in the territory of the agent.</summary>
    /// <exception cref="RegleMetierException">date or reason wrong, or the habilitation does not run then</exception>
    public Task<int?> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        int habilitationId,
        ActeSaisi acte,
        CancellationToken annulation = default
    ) =>
        ecrire.SurHabilitationAsync(
            acteur,
            gestionnaireId,
            habilitationId,
            GenreActe.Retrait,
            acte,
            h =>
            {
                h.ExigerEnVigueur(acte.DateEffet);
                h.RetireeLe = acte.DateEffet;
            },
            annulation
        );
}

/// <summary>Ends a habilitation without any sanction: the act was not renewed, the professional no longer works there.</summary>
public sealed class TerminerHabilitation(EcrireRegistre ecrire)
{
    /// <summary>Reservations it ended; null when the habilitation is not in the territory of the agent.</summary>
    /// <param name="acte">its date is the first day without entitlement</param>
    /// <exception cref="RegleMetierException">date or reason wrong, or it is ended already</exception>
    public Task<int?> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        int habilitationId,
        ActeSaisi acte,
        CancellationToken annulation = default
    ) =>
        ecrire.SurHabilitationAsync(
            acteur,
            gestionnaireId,
            habilitationId,
            GenreActe.HabilitationTerminee,
            acte,
            h =>
            {
                h.ExigerEnVigueur(acte.DateEffet);
                h.Terminer(acte.DateEffet);
            },
            annulation
        );
}

/// <summary>Notes an injonction: it is read by agents and changes nothing else.</summary>
public sealed class NoterInjonction(EcrireRegistre ecrire)
{
    /// <summary>False when the habilitation is not in the territory of the agent.</summary>
    /// <exception cref="RegleMetierException">date or reason wrong</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        int habilitationId,
        ActeSaisi acte,
        CancellationToken annulation = default
    ) =>
        await ecrire.SurHabilitationAsync(
            acteur,
            gestionnaireId,
            habilitationId,
            GenreActe.Injonction,
            acte,
            _ => { },
            annulation
        )
            is not null;
}
