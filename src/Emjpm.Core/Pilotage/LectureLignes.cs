using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>
/// The lines behind a figure: a gestionnaire each, whose values make the figure. They name people at work, so they are for the agents
/// of the territory: the caller checks it.
/// </summary>
public sealed partial class LectureLignes(EmjpmDbContext db, LectureReleves releves)
{
    /// <summary>
    /// Whether the figure has lines: all have, but for a jurisdiction, whose lines are counted from the mesures of the court.
    /// </summary>
    public static bool Existent(Indicateur indicateur, Territoire territoire) =>
        territoire.Niveau != NiveauReleve.Ressort
        || indicateur == Dictionnaire.MesuresEnCours
        || indicateur.DuRegistre;

    /// <summary>The lines, the largest value first.</summary>
    /// <param name="departements">codes of those of the territory</param>
    public async Task<IReadOnlyList<LigneFigure>> LireAsync(
        Indicateur indicateur,
        Territoire territoire,
        IReadOnlyList<string> departements,
        DateOnly jour,
        CancellationToken annulation
    ) =>
        await NommerAsync(
            await ValeursAsync(indicateur, territoire, departements, jour, annulation),
            annulation
        );

    /// <summary>A page of the same lines, in the same order; the last one when there are not so many.</summary>
    /// <param name="page">from 1</param>
    /// <inheritdoc cref="LireAsync"/>
    public async Task<PageLignes> LirePageAsync(
        Indicateur indicateur,
        Territoire territoire,
        IReadOnlyList<string> departements,
        DateOnly jour,
        int page,
        int parPage,
        CancellationToken annulation
    )
    {
        var valeurs = await ValeursAsync(indicateur, territoire, departements, jour, annulation);
        var pages = Math.Max(1, (valeurs.Length + parPage - 1) / parPage);
        page = Math.Clamp(page, 1, pages);
        if (valeurs.Length == 0)
            return new(0, 0, page, pages, []);
        // Names only part equal values: read are those of the page, and of whoever equals its first or its last line.
        var rangees = valeurs.Select(v => v.Rang).OrderDescending().ToList();
        var debut = (page - 1) * parPage;
        var (haut, bas) = (rangees[debut], rangees[Math.Min(debut + parPage, rangees.Count) - 1]);
        var memeRang = valeurs.Where(v => v.Rang >= bas && v.Rang <= haut).ToArray();
        var saut = debut - rangees.IndexOf(haut);
        var lignes =
            haut == bas
                ? await NommerAsync(memeRang, annulation, saut, parPage)
                : (await NommerAsync(memeRang, annulation)).Skip(saut).Take(parPage);
        return new(valeurs.Length, valeurs.Sum(v => v.Valeur) ?? 0, page, pages, [.. lignes]);
    }

    /// <summary>What each gestionnaire brings to the figure.</summary>
    private Task<Apport[]> ValeursAsync(
        Indicateur indicateur,
        Territoire territoire,
        IReadOnlyList<string> departements,
        DateOnly jour,
        CancellationToken annulation
    )
    {
        // The whole country is not looked for département by département.
        var parmi = territoire == Territoire.France ? null : departements;
        return territoire.Niveau == NiveauReleve.Ressort
                ? DuRessortAsync(indicateur, territoire.Code, jour, annulation)
            : indicateur.DuRegistre ? DuRegistreAsync(indicateur, parmi, jour, annulation)
            : DesLieuxAsync(indicateur, parmi, jour, annulation);
    }

    private async Task<Apport[]> DesLieuxAsync(
        Indicateur indicateur,
        IReadOnlyList<string>? departements,
        DateOnly jour,
        CancellationToken annulation
    )
    {
        var lieux = await releves.LieuxAsync(jour, departements, annulation);
        var duType = indicateur.Type is { } type
            ? await db
                .Gestionnaires.Where(g => g.Type == type)
                .Select(g => g.Id)
                .ToHashSetAsync(annulation)
            : null;
        return lieux
            .Where(l => duType?.Contains(l.GestionnaireId) != false)
            .GroupBy(l => l.GestionnaireId)
            .Select(g => (Id: g.Key, Decompte: Decompte.Somme(g.Select(l => l.Apport))))
            .Select(g => (g.Id, Valeur: indicateur.Lignes.Calculer(g.Decompte)))
            // A line that brings nothing to a count is not behind it; it is, to a share or to a mean.
            .Where(g => g.Valeur is not null && (g.Valeur != 0 || !indicateur.Lignes.SeSomme))
            .Select(g => Apport.De(g.Id, g.Valeur))
            .ToArray();
    }

    private async Task<Apport[]> DuRegistreAsync(
        Indicateur indicateur,
        IReadOnlyList<string>? departements,
        DateOnly jour,
        CancellationToken annulation
    )
    {
        var habilitations = db.Habilitations.Designables().Where(Habilitation.ActiveLe(jour));
        if (departements is not null)
            habilitations = habilitations.Where(h => departements.Contains(h.DepartementCode));
        if (indicateur.Type is { } type)
            habilitations = habilitations.Where(h => h.Gestionnaire!.Type == type);
        var fin = jour.AddYears(1);
        var fins = await habilitations
            .GroupBy(h => h.GestionnaireId)
            .Select(g => new { g.Key, Nombre = g.Count(h => h.Au <= fin) })
            .ToListAsync(annulation);
        var formations =
            indicateur.Code == "formations"
                ? (await Formations.LireAsync(db, annulation)).ATerme(jour)
                : null;
        var compteLesFins = indicateur.Code == "fins-habilitation";
        return fins.Where(g =>
                formations?.Contains(g.Key) != false && (!compteLesFins || g.Nombre > 0)
            )
            .Select(g => Apport.De(g.Key, compteLesFins ? g.Nombre : 1))
            .ToArray();
    }

    private async Task<Apport[]> DuRessortAsync(
        Indicateur indicateur,
        string code,
        DateOnly jour,
        CancellationToken annulation
    )
    {
        var tribunaux = await db
            .Tribunaux.Where(t => t.Code == code || t.Successeur!.Code == code)
            .Select(t => (int?)t.Id)
            .ToListAsync(annulation);
        // Nothing is joined to the mesures: the largest court has tens of thousands.
        var nombres = await db
            .Mesures.Where(m =>
                tribunaux.Contains(m.TribunalId)
                && m.Statut != StatutMesure.Retiree
                && m.DateNomination <= jour
                && (m.DateFin == null ? m.Statut == StatutMesure.EnCours : m.DateFin > jour)
            )
            .GroupBy(m => m.GestionnaireId)
            .Select(g => new { g.Key, Nombre = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Nombre, annulation);
        var ids = nombres.Keys.ToList();
        var habilites = await db
            .Habilitations.Where(Habilitation.ActiveLe(jour))
            .Where(h => ids.Contains(h.GestionnaireId))
            .Select(h => new { h.GestionnaireId, h.Gestionnaire!.Type })
            .Distinct()
            .ToListAsync(annulation);
        return habilites
            .Where(h => indicateur.Type is null || h.Type == indicateur.Type)
            .Select(h =>
                Apport.De(h.GestionnaireId, indicateur.DuRegistre ? 1 : nombres[h.GestionnaireId])
            )
            .ToArray();
    }

    /// <summary>The lines of some gestionnaires: the largest value first, equal ones by name.</summary>
    /// <param name="saut">lines left out at the beginning, when all are equal</param>
    /// <param name="nombre">lines read at most, when all are equal; null: all</param>
    private async Task<IReadOnlyList<LigneFigure>> NommerAsync(
        Apport[] apports,
        CancellationToken annulation,
        int saut = 0,
        int? nombre = null
    )
    {
        // Beyond a département, reading every name costs less than naming each one asked for; not to read a page of them.
        var (ids, tous) = (
            Array.ConvertAll(apports, a => a.Id),
            nombre is null && apports.Length > 300
        );
        IQueryable<Gestionnaire> gestionnaires = db
            .Gestionnaires.Where(g => tous || ids.Contains(g.Id))
            .OrderBy(g => g.Nom)
            .ThenBy(g => g.Id);
        if (nombre is { } n)
            gestionnaires = gestionnaires.Skip(saut).Take(n);
        var noms = await gestionnaires
            .Select(g => new
            {
                g.Id,
                g.Nom,
                g.Type,
                g.Civilite,
            })
            .ToListAsync(annulation);
        var valeurs = apports.ToDictionary(a => a.Id);
        return
        [
            .. noms.Where(g => valeurs.ContainsKey(g.Id))
                .OrderByDescending(g => valeurs[g.Id].Rang)
                .Select(g => new LigneFigure(
                    g.Id,
                    g.Nom,
                    g.Type,
                    g.Civilite,
                    valeurs[g.Id].Valeur
                )),
        ];
    }
}

/// <summary>What a gestionnaire brings to a figure: small, for there are thousands of them at each page.</summary>
/// <param name="Rang">what orders it: its value; what is not known comes last</param>
internal readonly record struct Apport(int Id, double Rang)
{
    public static Apport De(int id, double? valeur) => new(id, valeur ?? double.MinValue);

    public double? Valeur => Rang == double.MinValue ? null : Rang;
}

/// <summary>A page of lines, and how many there are in all.</summary>
/// <param name="Somme">of the values of all of them</param>
/// <param name="Page">from 1</param>
public sealed record PageLignes(
    int Total,
    double Somme,
    int Page,
    int Pages,
    IReadOnlyList<LigneFigure> Lignes
);

/// <summary>A line behind a figure.</summary>
public sealed record LigneFigure(
    int GestionnaireId,
    string Nom,
    TypeGestionnaire Type,
    Civilite? Civilite,
    double? Valeur
);
