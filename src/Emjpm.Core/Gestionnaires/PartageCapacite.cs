using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>
/// The authorised capacity of a habilitation is one number for all the sites it covers, in its département or its
/// établissement: what they wish together never grows beyond it.
/// </summary>
/// <param name="Territoire">« Nord (59) », or the name of the établissement</param>
/// <param name="Autorisee">mesures that the habilitation authorises there, all sites together</param>
/// <param name="Ailleurs">mesures wished at the other sites it covers, those closed excepted</param>
public sealed record PartageCapacite(string Territoire, int Autorisee, int Ailleurs)
{
    /// <summary>What one site may wish at most.</summary>
    public int Reste => Math.Max(0, Autorisee - Ailleurs);

    /// <summary>The rule, to be said beside the field.</summary>
    public string Phrase =>
        Ailleurs == 0
            ? $"{Territoire} : votre habilitation autorise {Francais.Nombre(Autorisee, "mesure")} en tout."
            : $"{Territoire} : votre habilitation autorise {Francais.Nombre(Autorisee, "mesure")} en tout ; vos autres lieux en souhaitent déjà {Francais.Entier(Ailleurs)}, il en reste {Francais.Entier(Reste)} pour ce lieu.";

    /// <summary>Refuses a wish that takes the whole beyond what is authorised; lowering one is always possible.</summary>
    /// <param name="avant">what the site wished until now</param>
    /// <param name="champ">field under which the refusal is shown</param>
    /// <exception cref="RegleMetierException">too many</exception>
    public void Verifier(int souhaitee, int? avant, string champ)
    {
        if (souhaitee > Reste && souhaitee > (avant ?? 0))
            throw new RegleMetierException(
                $"{Phrase} Saisissez {Francais.Entier(Reste)} au plus.",
                champ
            );
    }

    /// <summary>
    /// What <paramref name="lieu"/> shares with the other sites of its gestionnaire; null when no habilitation in force that
    /// covers it sets a capacity.
    /// </summary>
    /// <param name="gestionnaires">where the gestionnaire is read</param>
    public static async Task<PartageCapacite?> LireAsync(
        IQueryable<Gestionnaire> gestionnaires,
        LieuPartage lieu,
        DateOnly date,
        CancellationToken annulation
    )
    {
        var (id, departement, finess) = (
            lieu.GestionnaireId,
            lieu.DepartementCode,
            lieu.EtablissementFiness
        );
        var siens = gestionnaires.Where(g => g.Id == id);
        var actes = await siens
            .SelectMany(g => g.Habilitations)
            .Where(Habilitation.ActiveLe(date))
            .Where(h =>
                finess == null
                    ? h.EtablissementFiness == null && h.DepartementCode == departement
                    : h.EtablissementFiness == finess
            )
            .Select(h => new
            {
                h.CapaciteAutorisee,
                h.DepartementCode,
                Departement = h.Departement!.Nom,
                Etablissement = h.Etablissement == null ? null : h.Etablissement.Nom,
            })
            .ToListAsync(annulation);
        if (actes.Count == 0 || actes.Exists(a => a.CapaciteAutorisee is null))
            return null;
        var ailleurs = await siens
            .SelectMany(g => g.Lieux)
            .Where(l =>
                l.Id != lieu.Id
                && (l.FermeLe == null || l.FermeLe > date)
                && (
                    finess == null
                        ? l.Commune!.DepartementCode == departement
                        : l.EtablissementFiness == finess
                )
            )
            .SumAsync(l => l.CapaciteSouhaitee ?? 0, annulation);
        var acte = actes[0];
        return new(
            acte.Etablissement ?? $"{acte.Departement} ({acte.DepartementCode})",
            actes.Sum(a => a.CapaciteAutorisee!.Value),
            ailleurs
        );
    }

    /// <summary>
    /// The same for an act that changes the wish: the row of the gestionnaire stays locked until the end of the transaction,
    /// so that two sites cannot both take what is left. Called once the lieu is locked.
    /// </summary>
    internal static async Task<PartageCapacite?> VerrouillerAsync(
        EmjpmDbContext db,
        LieuPartage lieu,
        DateOnly date,
        CancellationToken annulation
    )
    {
        await db
            .Gestionnaires.Where(g => g.Id == lieu.GestionnaireId)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.Version, g => g.Version), annulation);
        return await LireAsync(db.Gestionnaires, lieu, date, annulation);
    }

    /// <inheritdoc cref="VerrouillerAsync(EmjpmDbContext, LieuPartage, DateOnly, CancellationToken)"/>
    internal static async Task<PartageCapacite?> VerrouillerAsync(
        EmjpmDbContext db,
        LieuExercice lieu,
        DateOnly date,
        CancellationToken annulation
    ) =>
        await VerrouillerAsync(
            db,
            new LieuPartage(
                lieu.Id,
                lieu.GestionnaireId,
                await db
                    .Communes.Where(c => c.Code == lieu.CommuneCode)
                    .Select(c => c.DepartementCode)
                    .SingleAsync(annulation),
                lieu.EtablissementFiness
            ),
            date,
            annulation
        );
}

/// <summary>A site, by what decides with which others it shares a capacity.</summary>
/// <param name="Id">0 for a site that does not exist yet</param>
public sealed record LieuPartage(
    int Id,
    int GestionnaireId,
    string DepartementCode,
    string? EtablissementFiness
);
