using Emjpm.Core.Comptes;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>What a demand must satisfy, whatever the places: the form first, then the law. Each refusal is a sentence under its field.</summary>
internal static class ReglesReservation
{
    public const int MessageMax = 2000;

    private static readonly DateOnly JugementAuPlusTot = new(2000, 1, 1);

    /// <summary>The normalised RG; null when none is typed.</summary>
    /// <exception cref="RegleMetierException">it is not one</exception>
    public static string? LireRg(DemandeReservation d) =>
        string.IsNullOrWhiteSpace(d.NumeroRg)
            ? null
            : NumeroRg.Normaliser(d.NumeroRg, nameof(d.NumeroRg));

    /// <summary>Checks the form, its RG read.</summary>
    public static void VerifierSaisie(
        DemandeReservation d,
        string? rg,
        FaitsTribunal tribunal,
        Role role,
        DateOnly aujourdhui
    )
    {
        if (rg is null && d.MotifSansRg is null)
            Refuser(
                "Saisissez le numéro RG, ou indiquez pourquoi il n’est pas connu.",
                nameof(d.NumeroRg)
            );
        if (d.CabinetId is not null && !tribunal.CabinetDuTribunal)
            Refuser("Choisissez un cabinet de votre tribunal.", nameof(d.CabinetId));
        if (d.CabinetId is null && role == Role.Greffier && tribunal.AvecCabinets)
            Refuser("Indiquez pour quel cabinet vous agissez.", nameof(d.CabinetId));
        if (d.AnneeNaissance < 1900 || d.AnneeNaissance > aujourdhui.Year)
            Refuser(
                $"L’année de naissance est comprise entre 1900 et {aujourdhui.Year}.",
                nameof(d.AnneeNaissance)
            );
        if (d.DateJugement < JugementAuPlusTot || d.DateJugement > aujourdhui.AddYears(2))
            Refuser(
                $"La date prévisionnelle du jugement est comprise entre le {Francais.Date(JugementAuPlusTot)} et le {Francais.Date(aujourdhui.AddYears(2))}.",
                nameof(d.DateJugement)
            );
        if (!string.IsNullOrEmpty(d.CommuneCode) && tribunal.CommuneDepartementCode is null)
            Refuser("Choisissez une commune de la liste.", nameof(d.CommuneCode));
        if (d.Message?.Length > MessageMax)
            Refuser(
                $"Le message dépasse {Francais.Nombre(MessageMax, "caractère")} : raccourcissez-le.",
                nameof(d.Message)
            );
        if (d.LieeAId is not null && !tribunal.LieeDuTribunal)
            Refuser(
                "La réservation à lier n’est pas une réservation de votre tribunal.",
                nameof(d.LieeAId)
            );
        if (d.LieeAId is not null && d.TypeLien is null)
            Refuser("Indiquez le lien avec la première réservation.", nameof(d.TypeLien));
        if (d.LieeAId is null && d.TypeLien is not null && !d.ConfirmerAutreGestionnaire)
            Refuser("Indiquez la première réservation de cette personne.", nameof(d.LieeAId));
        if (d.RangVu > Reservation.PremiersRangs && d.MotifDerogation is null)
            Refuser(
                $"Ce mandataire n’est pas parmi les cinq premiers du classement (rang {d.RangVu}) : indiquez pourquoi vous le choisissez.",
                nameof(d.MotifDerogation)
            );
        if (d.ConfirmerSansPlace && d.MotifDerogation is null)
            Refuser(
                "Ce mandataire n’a pas de place libre ou a interrompu son activité : indiquez pourquoi vous le choisissez.",
                nameof(d.MotifDerogation)
            );
        Precision.Lire(
            d.TexteDerogation,
            d.MotifDerogation == MotifDerogation.Autre,
            nameof(d.TexteDerogation)
        );
    }

    /// <summary>
    /// Checks that the gestionnaire may be designated today for this person at this lieu: the same judgement as the ranking.
    /// Without a commune it is judged on the département of the court and, for a préposé, on its own établissement.
    /// </summary>
    public static void VerifierDroit(
        DemandeReservation d,
        FaitsTribunal tribunal,
        FaitsGestionnaire g,
        int tribunalId,
        DateOnly aujourdhui
    )
    {
        if (g.LieuOuvertLe > aujourdhui || g.LieuFermeLe <= aujourdhui)
            Refuser($"{g.LieuNom} est fermé : choisissez un autre lieu.", nameof(d.LieuExerciceId));
        var sansCommune = string.IsNullOrEmpty(d.CommuneCode);
        var commune = sansCommune ? tribunal.CommuneCode : d.CommuneCode!;
        var verdict = Eligibilite.Juger(
            new Besoin
            {
                TribunalId = tribunalId,
                Date = aujourdhui,
                CommuneCode = commune,
                DepartementCode = tribunal.CommuneDepartementCode ?? tribunal.DepartementCode,
                EtablissementFiness =
                    tribunal.FinessRecherche
                    ?? (
                        sansCommune && d.LieuVie is not (LieuVie.Domicile or LieuVie.Sdf)
                            ? g.LieuFiness
                            : null
                    ),
                LieuVie = d.LieuVie,
                Nature = d.Nature,
            },
            g.Candidat(d, commune)
        );
        if (verdict.Raison is { } raison)
            Refuser(
                $"{g.Nom} ne peut pas être désigné : {raison.Libelle()} ({verdict.Detail}).",
                nameof(d.GestionnaireId)
            );
        if (g.Comptes.Count == 0)
            Refuser(
                $"{g.Nom} n’utilise pas e-MJPM, la réservation ne lui parviendrait pas. {Joindre(g)}",
                nameof(d.GestionnaireId)
            );
    }

    private static string Joindre(FaitsGestionnaire g) =>
        (g.Telephone, g.Courriel ?? g.LieuContact) switch
        {
            ({ } telephone, { } courriel) =>
                $"Vous pouvez le joindre au {telephone} ou à {courriel}.",
            ({ } telephone, null) => $"Vous pouvez le joindre au {telephone}.",
            (null, { } courriel) => $"Vous pouvez lui écrire à {courriel}.",
            _ =>
                "Aucun moyen de le joindre n’est connu : adressez-vous à la direction départementale.",
        };

    private static void Refuser(string phrase, string champ) =>
        throw new RegleMetierException(phrase, champ);
}
