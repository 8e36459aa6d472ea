using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>Works out what an operation in bulk would change, from what to what, and what it must leave.</summary>
public sealed class PreparerEnMasse(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>The operation as it would be done now.</summary>
    /// <exception cref="RegleMetierException">the member only reads, or what is asked names no site, court or cabinet to use</exception>
    public async Task<ApercuEnMasse> ExecuterAsync(
        Acteur acteur,
        SelectionMesures selection,
        DemandeEnMasse demande,
        CancellationToken annulation = default
    ) => (await LireAsync(acteur, selection, demande, annulation)).Apercu;

    internal async Task<Preparation> LireAsync(
        Acteur acteur,
        SelectionMesures selection,
        DemandeEnMasse demande,
        CancellationToken annulation
    )
    {
        acteur.ExigerEcriture();
        var cible = await CibleAsync(acteur, demande, annulation);
        var mesures = await selection
            .Dans(db.Mesures.AsNoTracking(), acteur, horloge.Aujourdhui())
            .OrderBy(m => m.Id)
            .EnMasse()
            .ToListAsync(annulation);
        var (aChanger, refus, inchangees) = await TrierAsync(acteur, cible, mesures, annulation);
        return new Preparation(
            cible,
            aChanger,
            new ApercuEnMasse
            {
                Description = cible.Description,
                Selection = mesures.Count,
                Nombre = aChanger.Count,
                Inchangees = inchangees,
                Passages = await PassagesAsync(cible, aChanger, annulation),
                Refus =
                [
                    .. refus
                        .GroupBy(r => r.Raison)
                        .Select(g => new RefusEnMasse(
                            g.Key,
                            [.. g.Select(r => new MesureRefusee(r.Mesure.Id, r.Mesure.NumeroRg))]
                        ))
                        .OrderByDescending(r => r.Mesures.Count),
                ],
            }
        );
    }

    private async Task<CibleEnMasse> CibleAsync(
        Acteur acteur,
        DemandeEnMasse demande,
        CancellationToken annulation
    )
    {
        var aujourdhui = horloge.Aujourdhui();
        switch (demande.Acte)
        {
            case ActeEnMasse.Lieu:
                var lieuId =
                    demande.LieuId
                    ?? throw new RegleMetierException(
                        "Choisissez le nouveau lieu d’exercice.",
                        "VersLieu"
                    );
                await db.ExigerLieuAsync(acteur, lieuId, aujourdhui, "VersLieu", annulation);
                var lieu = await db
                    .LieuxExercice.Where(l => l.Id == lieuId)
                    .Select(l => l.Nom)
                    .SingleAsync(annulation);
                return new CibleEnMasse(demande.Acte, $"Lieu d’exercice : {lieu}", lieu)
                {
                    LieuId = lieuId,
                };
            case ActeEnMasse.Tribunal:
                var tribunal = await db.TribunalAsync(
                    demande.TribunalId
                        ?? throw new RegleMetierException(
                            "Choisissez le nouveau tribunal.",
                            "VersTribunal"
                        ),
                    aujourdhui,
                    "VersTribunal",
                    annulation
                );
                var cabinet = await db.CabinetAsync(
                    tribunal.Id,
                    demande.Cabinet,
                    "VersCabinet",
                    annulation
                );
                var nom = cabinet is null ? tribunal.Nom : $"{tribunal.Nom}, {cabinet.Nom}";
                return new CibleEnMasse(demande.Acte, $"Tribunal : {nom}", nom)
                {
                    TribunalId = tribunal.Id,
                    CabinetId = cabinet?.Id,
                };
            case ActeEnMasse.Confirmer:
                return new CibleEnMasse(demande.Acte, "Toujours ouvertes", "confirmée ce jour");
            default:
                return new CibleEnMasse(demande.Acte, "Signalées à clôturer", "à clôturer");
        }
    }

    private async Task<(
        List<MesureEnMasse> AChanger,
        List<(string Raison, MesureEnMasse Mesure)> Refus,
        int Inchangees
    )> TrierAsync(
        Acteur acteur,
        CibleEnMasse cible,
        List<MesureEnMasse> mesures,
        CancellationToken annulation
    )
    {
        var pris = cible.TribunalId is { } tribunal
            ? await RgPrisAsync(acteur.GestionnaireId, tribunal, annulation)
            : [];
        var aChanger = new List<MesureEnMasse>();
        var refus = new List<(string, MesureEnMasse)>();
        var inchangees = 0;
        foreach (var m in mesures)
            if (m.Statut == StatutMesure.Retiree)
                refus.Add(("retirées : elles ne changent plus", m));
            else if (m.Statut == StatutMesure.Eteinte)
                refus.Add(("clôturées : rouvrez-les d’abord", m));
            else if (cible.Acte.ChangeLesFaits() && m.GereePar is { } par)
                refus.Add(($"tenues par {par} : modifiez-les là-bas", m));
            else if (cible.EstDeja(m))
                inchangees++;
            else if (
                cible.TribunalId is { } t
                && m.TribunalId != t
                && m.NumeroRg is { } rg
                && !pris.Add(rg)
            )
                refus.Add(("une autre de vos mesures a ce numéro RG dans ce tribunal", m));
            else
                aChanger.Add(m);
        return (aChanger, refus, inchangees);
    }

    /// <summary>The RG that the gestionnaire already has in a court: a second mesure may not have one of them.</summary>
    private async Task<HashSet<string>> RgPrisAsync(
        int gestionnaire,
        int tribunal,
        CancellationToken annulation
    ) =>
        await db
            .Mesures.Where(m =>
                m.GestionnaireId == gestionnaire
                && m.TribunalId == tribunal
                && m.NumeroRg != null
                && m.Statut != StatutMesure.Retiree
            )
            .Select(m => m.NumeroRg!)
            .ToHashSetAsync(annulation);

    private async Task<IReadOnlyList<PassageEnMasse>> PassagesAsync(
        CibleEnMasse cible,
        List<MesureEnMasse> mesures,
        CancellationToken annulation
    )
    {
        var noms = await NomsRattachements.LireAsync(db, cible.Acte, mesures, annulation);
        return
        [
            .. mesures
                .GroupBy(noms.De)
                .Select(g => new PassageEnMasse(g.Key, cible.Valeur, g.Count()))
                .OrderByDescending(p => p.Nombre)
                .ThenBy(p => p.Avant, StringComparer.Ordinal),
        ];
    }
}

/// <summary>An operation read: what to set, on which mesures.</summary>
internal sealed record Preparation(
    CibleEnMasse Cible,
    IReadOnlyList<MesureEnMasse> AChanger,
    ApercuEnMasse Apercu
);

/// <summary>What every mesure becomes.</summary>
/// <param name="Valeur">the new value, as it is shown</param>
internal sealed record CibleEnMasse(ActeEnMasse Acte, string Description, string Valeur)
{
    public int? LieuId { get; init; }
    public int? TribunalId { get; init; }
    public int? CabinetId { get; init; }

    public bool EstDeja(MesureEnMasse m) =>
        Acte switch
        {
            ActeEnMasse.Lieu => m.LieuId == LieuId,
            ActeEnMasse.Tribunal => m.TribunalId == TribunalId && m.CabinetId == CabinetId,
            ActeEnMasse.ACloturer => m.ACloturerDepuis is not null,
            _ => false,
        };
}

/// <summary>The names of the sites, courts and cabinets of some mesures.</summary>
internal sealed class NomsRattachements
{
    private readonly ActeEnMasse acte;
    private readonly Dictionary<int, string> lieux;
    private readonly Dictionary<int, string> tribunaux;
    private readonly Dictionary<int, string> cabinets;

    private NomsRattachements(
        ActeEnMasse acte,
        Dictionary<int, string> lieux,
        Dictionary<int, string> tribunaux,
        Dictionary<int, string> cabinets
    ) =>
        (this.acte, this.lieux, this.tribunaux, this.cabinets) = (acte, lieux, tribunaux, cabinets);

    public static async Task<NomsRattachements> LireAsync(
        EmjpmDbContext db,
        ActeEnMasse acte,
        IReadOnlyCollection<MesureEnMasse> mesures,
        CancellationToken annulation
    )
    {
        Dictionary<int, string> lieux = [];
        Dictionary<int, string> tribunaux = [];
        Dictionary<int, string> cabinets = [];
        if (acte == ActeEnMasse.Lieu)
        {
            var ids = mesures.Select(m => m.LieuId).OfType<int>().Distinct().ToList();
            lieux = await db
                .LieuxExercice.Where(l => ids.Contains(l.Id))
                .ToDictionaryAsync(l => l.Id, l => l.Nom, annulation);
        }
        if (acte == ActeEnMasse.Tribunal)
        {
            var ids = mesures.Select(m => m.TribunalId).OfType<int>().Distinct().ToList();
            tribunaux = await db
                .Tribunaux.Where(t => ids.Contains(t.Id))
                .ToDictionaryAsync(t => t.Id, t => t.Nom, annulation);
            var idsCabinets = mesures.Select(m => m.CabinetId).OfType<int>().Distinct().ToList();
            cabinets = await db
                .Cabinets.Where(c => idsCabinets.Contains(c.Id))
                .ToDictionaryAsync(c => c.Id, c => c.Nom, annulation);
        }
        return new NomsRattachements(acte, lieux, tribunaux, cabinets);
    }

    /// <summary>What the act changes in a mesure, as it is now.</summary>
    public string De(MesureEnMasse m) =>
        acte switch
        {
            ActeEnMasse.Lieu => Lieu(m.LieuId),
            ActeEnMasse.Tribunal => Tribunal(m.TribunalId, m.CabinetId),
            ActeEnMasse.Confirmer or ActeEnMasse.ACloturer when m.ACloturerDepuis is not null =>
                "signalée à clôturer",
            _ => m.ConfirmeeLe is { } le ? $"confirmée en {le.Year}" : "jamais confirmée",
        };

    public string Lieu(int? id) => id is { } l ? lieux[l] : "sans lieu d’exercice";

    public string Tribunal(int? id, int? cabinet) =>
        id is not { } t ? "sans tribunal"
        : cabinet is { } c ? $"{tribunaux[t]}, {cabinets[c]}"
        : tribunaux[t];
}
