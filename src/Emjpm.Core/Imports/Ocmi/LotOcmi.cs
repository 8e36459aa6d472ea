using System.Text.Json;
using Emjpm.Core.Data;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>The mesures of one mandataire, treated one by one: what is left aside leaves no trace in the unit of work.</summary>
/// <param name="lieuId">site of the new mesures; null when the mandataire has none</param>
/// <param name="tenuesDepuis">when the mesures become kept by OCMI; null: they stay free</param>
/// <param name="mesures">all those of the gestionnaire, tracked, situations, events and resources loaded</param>
internal sealed class LotOcmi(
    EmjpmDbContext db,
    ReperesOcmi reperes,
    PoserOcmi poser,
    int gestionnaireId,
    int? lieuId,
    DateTime? tenuesDepuis,
    IReadOnlyList<Mesure> mesures
)
{
    private readonly HashSet<(int, string)> numeros = [];
    private readonly HashSet<int> prises = [];

    // Those withdrawn come last: the number of one may have been given again.
    private readonly ILookup<(int, string), Mesure> parRg = mesures
        .Where(m => m is { TribunalId: not null, NumeroRg: not null })
        .OrderBy(m => m.Statut == StatutMesure.Retiree)
        .ToLookup(m => (m.TribunalId!.Value, m.NumeroRg!));
    private readonly ILookup<string, Mesure> parDossier = mesures
        .Where(m => m.NumeroDossier is not null && m.Statut != StatutMesure.Retiree)
        .ToLookup(m => Texte.Normaliser(m.NumeroDossier));

    public List<Mesure> Creees { get; } = [];
    public List<EcartOcmi> Ecarts { get; } = [];
    public BilanApplication Bilan { get; } = new();

    /// <summary>Creates or changes the mesure of this text, or says why not.</summary>
    public void Traiter(byte[] texte)
    {
        MesureOcmi o;
        try
        {
            o = reperes.Comprendre.Lire(texte);
        }
        catch (JsonException)
        {
            Ecarter(
                SuiteOcmi.Refusee,
                "sans numéro",
                null,
                ["Cette mesure n’est pas lisible dans le fichier d’OCMI."]
            );
            return;
        }
        var resultat = new ResultatOcmi();
        resultat.Motifs.AddRange(o.Motifs);
        var mesure = Trouver(o);
        if (
            mesure is not null
                ? !prises.Add(mesure.Id)
                : o.Faits is { TribunalId: { } t, NumeroRg: { } rg } && !numeros.Add((t, rg))
        )
        {
            Ecarter(
                SuiteOcmi.Refusee,
                o.Reference,
                mesure,
                [
                    "OCMI contient deux fois cette mesure (même tribunal, même numéro) : seule la première est lue.",
                ]
            );
            return;
        }
        if (mesure is null)
            Creer(o, resultat);
        else
            Modifier(mesure, o, resultat);
        if (resultat.Ecartee)
            Ecarter(
                resultat.Motifs.Count > 0 ? SuiteOcmi.Refusee : SuiteOcmi.AVerifier,
                o.Reference,
                mesure,
                resultat.Motifs.Concat(resultat.AVerifier)
            );
    }

    private Mesure? Trouver(MesureOcmi o)
    {
        if (
            o.Faits is { TribunalId: { } tribunal, NumeroRg: { } rg }
            && parRg[(tribunal, rg)].FirstOrDefault() is { } exacte
        )
            return exacte;
        if (o.Faits.NumeroDossier is not { } dossier)
            return null;
        // A file number used twice, by another person or under another RG, says nothing.
        return
            parDossier[Texte.Normaliser(dossier)].Take(2).ToList() is [var seule]
            && (o.Faits.NumeroRg is null || seule.NumeroRg is null)
            && (o.Faits.TribunalId is null || o.Faits.TribunalId == seule.TribunalId)
            && o.Faits.AnneeNaissance == seule.AnneeNaissance
            && o.Faits.Civilite == seule.Civilite
            ? seule
            : null;
    }

    private void Creer(MesureOcmi o, ResultatOcmi resultat)
    {
        if (resultat.Ecartee)
            return;
        var mesure = poser.Creer(o, gestionnaireId, lieuId, resultat);
        if (mesure is null || resultat.Ecartee)
            return;
        Tenir(mesure);
        db.Mesures.Add(mesure);
        Creees.Add(mesure);
        if (mesure.Statut == StatutMesure.EnCours)
            Bilan.Deplacer(mesure.LieuExerciceId, +1);
    }

    private void Modifier(Mesure mesure, MesureOcmi o, ResultatOcmi resultat)
    {
        if (resultat.Ecartee)
            return;
        var enCours = mesure.Statut == StatutMesure.EnCours;
        poser.Modifier(mesure, o, resultat);
        if (resultat.Ecartee)
        {
            Rendre(mesure);
            if (resultat.Motifs.Count == 0)
                Liberer(mesure);
            return;
        }
        Tenir(mesure);
        if (!resultat.Changements.Aucun)
            Bilan.Modifiees++;
        if (enCours && mesure.Statut == StatutMesure.Eteinte)
            Bilan.Deplacer(mesure.LieuExerciceId, -1);
    }

    private void Tenir(Mesure mesure)
    {
        if (tenuesDepuis is not { } depuis || mesure.GereePar is not null)
            return;
        (mesure.GereePar, mesure.GereeDepuis) = (SynchronisationOcmi.Nom, depuis);
        mesure.Version++;
    }

    /// <summary>Who must say what is right must be able to act: OCMI keeps the mesure again once they agree.</summary>
    private static void Liberer(Mesure mesure)
    {
        if (mesure.GereePar != SynchronisationOcmi.Nom)
            return;
        (mesure.GereePar, mesure.GereeDepuis) = (null, null);
        mesure.Version++;
    }

    /// <summary>Puts the mesure back as it was read.</summary>
    private void Rendre(Mesure mesure)
    {
        mesure.Etats.RemoveAll(e => e.Id == 0);
        mesure.Evenements.RemoveAll(e => e.Id == 0);
        mesure.Ressources.RemoveAll(r => r.Id == 0);
        List<object> faits = [mesure, .. mesure.Etats, .. mesure.Evenements, .. mesure.Ressources];
        foreach (var fait in faits)
        {
            var entree = db.Entry(fait);
            entree.CurrentValues.SetValues(entree.OriginalValues);
        }
    }

    private void Ecarter(
        SuiteOcmi suite,
        string reference,
        Mesure? mesure,
        IEnumerable<string> motifs
    ) =>
        Ecarts.Add(
            new EcartOcmi
            {
                GestionnaireId = gestionnaireId,
                Suite = suite,
                Reference = reference,
                MesureId = mesure?.Id,
                Motifs = string.Join('\n', motifs.Distinct()),
            }
        );
}
