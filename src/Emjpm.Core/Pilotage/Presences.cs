using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>
/// Who is entitled, day after day: the one population of every figure. Each gestionnaire counts once in each territory where it holds
/// a habilitation in force, so once in the country, once in its region, once in each of its départements.
/// </summary>
internal sealed class Presences
{
    private readonly Dictionary<DateOnly, List<Changement>> changements = [];
    private readonly Dictionary<(int Gestionnaire, Territoire Territoire), int> presents = [];
    private readonly Dictionary<Territoire, int[]> comptes = [];
    private readonly Dictionary<int, TypeGestionnaire> types;
    private readonly Dictionary<string, string?> regions;
    private readonly Formations formations;

    private Presences(
        Dictionary<int, TypeGestionnaire> types,
        Dictionary<string, string?> regions,
        Formations formations
    ) => (this.types, this.regions, this.formations) = (types, regions, formations);

    public static async Task<Presences> LireAsync(
        EmjpmDbContext db,
        Dictionary<string, string?> regions,
        DateOnly premier,
        CancellationToken annulation
    )
    {
        var lu = new Presences(
            await db.Gestionnaires.ToDictionaryAsync(g => g.Id, g => g.Type, annulation),
            regions,
            await Formations.LireAsync(db, annulation)
        );
        foreach (
            var h in await db.Habilitations.AsNoTracking().Designables().ToListAsync(annulation)
        )
        foreach (var (du, avant) in Periodes(h))
        {
            lu.Changer(premier, h, Grandeur.Habilitations, du, avant);
            if (h.Au is { } terme)
                lu.Changer(
                    premier,
                    h,
                    Grandeur.FinsHabilitation12Mois,
                    terme.AddYears(-1) is var an && an > du ? an : du,
                    avant
                );
        }
        return lu;
    }

    public TypeGestionnaire Type(int gestionnaireId) => types[gestionnaireId];

    public bool EstHabilite(int gestionnaireId) =>
        presents.ContainsKey((gestionnaireId, Territoire.France));

    /// <summary>The counts of the registry in a territory.</summary>
    public ReadOnlySpan<int> Decompte(Territoire territoire) =>
        comptes.TryGetValue(territoire, out var c) ? c : [];

    public IEnumerable<Territoire> Territoires => comptes.Keys;

    /// <summary>Applies what changes on a day.</summary>
    public void Avancer(DateOnly jour)
    {
        if (!changements.Remove(jour, out var liste))
            return;
        foreach (var c in liste)
            Appliquer(c);
    }

    /// <summary>Counts those whose training is to be finished, among those present on the day.</summary>
    public void CompterFormations(DateOnly jour)
    {
        foreach (var lignes in comptes.Values)
            lignes[(int)Grandeur.FormationsATerme] = 0;
        var dues = formations.ATerme(jour);
        if (dues.Count == 0)
            return;
        foreach (var (gestionnaire, territoire) in presents.Keys)
            if (dues.Contains(gestionnaire))
                comptes[territoire][(int)Grandeur.FormationsATerme]++;
    }

    /// <summary>When it gives a right: <see cref="Habilitation.ActiveLe"/>, over time; the suspension takes days out of the middle.</summary>
    private static IEnumerable<(DateOnly Du, DateOnly? Avant)> Periodes(Habilitation h)
    {
        var fin = h.Au?.AddDays(1);
        if (h.RetireeLe is { } retiree && (fin is null || retiree < fin))
            fin = retiree;
        if (h.SuspendueDu is not { } suspendue)
        {
            yield return (h.Du, fin);
            yield break;
        }
        yield return (h.Du, fin is null || suspendue < fin ? suspendue : fin);
        if (h.SuspendueAu?.AddDays(1) is { } reprise && (fin is null || reprise < fin))
            yield return (reprise > h.Du ? reprise : h.Du, fin);
    }

    private void Changer(
        DateOnly premier,
        Habilitation h,
        Grandeur compte,
        DateOnly du,
        DateOnly? avant
    )
    {
        if (avant <= du || avant <= premier)
            return;
        Noter(premier, du, new(h.GestionnaireId, h.DepartementCode, compte, +1));
        if (avant is { } fin)
            Noter(premier, fin, new(h.GestionnaireId, h.DepartementCode, compte, -1));
    }

    private void Noter(DateOnly premier, DateOnly jour, Changement changement)
    {
        if (jour <= premier)
        {
            Appliquer(changement);
            return;
        }
        if (!changements.TryGetValue(jour, out var liste))
            changements.Add(jour, liste = []);
        liste.Add(changement);
    }

    private void Appliquer(Changement c)
    {
        Appliquer(c, Territoire.France);
        Appliquer(c, new(NiveauReleve.Departement, c.Departement));
        if (regions.GetValueOrDefault(c.Departement) is { } region)
            Appliquer(c, new(NiveauReleve.Region, region));
    }

    private void Appliquer(Changement c, Territoire territoire)
    {
        if (!comptes.TryGetValue(territoire, out var lignes))
            comptes.Add(territoire, lignes = new int[GrandeurDe.Nombre]);
        lignes[(int)c.Grandeur] += c.Combien;
        if (c.Grandeur != Grandeur.Habilitations)
            return;
        var cle = (c.Gestionnaire, territoire);
        var avant = presents.GetValueOrDefault(cle);
        var apres = avant + c.Combien;
        if (apres == 0)
            presents.Remove(cle);
        else
            presents[cle] = apres;
        if (avant == 0 || apres == 0)
            lignes[(int)DuType(types[c.Gestionnaire])] += apres - avant > 0 ? 1 : -1;
    }

    public static Grandeur DuType(TypeGestionnaire type) =>
        type switch
        {
            TypeGestionnaire.Individuel => Grandeur.Individuels,
            TypeGestionnaire.Prepose => Grandeur.Preposes,
            _ => Grandeur.Services,
        };

    private sealed record Changement(
        int Gestionnaire,
        string Departement,
        Grandeur Grandeur,
        int Combien
    );
}
