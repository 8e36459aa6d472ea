using System.Globalization;
using System.Text.Json;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>Understands an element of the archive: its cells as those of a file, its situations, its resources; every fault of it.</summary>
internal sealed class ComprendreOcmi(Reperes reperes, DateOnly aujourdhui)
{
    private static readonly (string Champ, ColonneMesure Colonne)[] Identite =
    [
        ("annee_naissance", ColonneMesure.Annee),
        ("civilite", ColonneMesure.Civilite),
        ("numero_rg", ColonneMesure.NumeroRg),
        ("numero_dossier", ColonneMesure.NumeroDossier),
        ("tribunal_siret", ColonneMesure.TribunalSiret),
        ("tribunal_cabinet", ColonneMesure.TribunalCabinet),
        ("date_nomination", ColonneMesure.DateNomination),
        ("date_premier_mesure", ColonneMesure.DatePremiereProtection),
        ("date_protection_en_cours", ColonneMesure.DateProtectionEnCours),
        ("date_fin_mesure", ColonneMesure.DateFin),
        ("cause_sortie", ColonneMesure.CauseSortie),
    ];

    private static readonly (string Champ, ColonneMesure Colonne)[] Situation =
    [
        ("date_changement_etat", ColonneMesure.DateEtat),
        ("nature_mesure", ColonneMesure.Type),
        ("champ_mesure", ColonneMesure.Champ),
        ("lieu_vie", ColonneMesure.Residence),
        ("type_etablissement", ColonneMesure.TypeEtablissement),
        ("code_postal", ColonneMesure.CodePostal),
        ("ville", ColonneMesure.Ville),
        ("pays", ColonneMesure.Pays),
    ];

    private readonly ComprendreLigne lecteur = new(
        reperes,
        aujourdhui,
        new OptionsLecture(),
        Liste<ColonneMesure>.Valeurs.ToDictionary(c => c, c => c.Libelle())
    );

    /// <exception cref="JsonException">not the text of an object</exception>
    public MesureOcmi Lire(ReadOnlyMemory<byte> texte)
    {
        using var document = JsonDocument.Parse(texte);
        var element = document.RootElement;
        if (element.ValueKind != JsonValueKind.Object)
            throw new JsonException("Not an object.");
        List<string> motifs = [];
        List<string> manques = [];
        var faits = lecteur.Lire(0, Cellules(element, Identite));
        foreach (var r in faits.Remarques.Where(r => r.Refuse))
            if (r.Motif != Motif.Manquant)
                motifs.Add(Phrase(r));
            else if (r.Colonne is not (ColonneMesure.Type or ColonneMesure.Residence))
                manques.Add(r.Phrase);
        var etats = LireEtats(element, faits.DateNomination, motifs, manques);
        return new MesureOcmi(faits, etats, LireRessources(element, motifs), motifs, manques);
    }

    private static string Phrase(Remarque r) =>
        r is { Colonne: ColonneMesure.TribunalSiret, Motif: Motif.Inconnu }
        && !r.Phrase.Contains("fermé", StringComparison.Ordinal)
            ? $"Le tribunal de SIRET {Carnet.Montrer(r.Valeur)} n’est pas connu d’e-MJPM : vérifiez-le dans OCMI, ou écrivez au support."
            : r.Phrase;

    private List<EtatOcmi> LireEtats(
        JsonElement element,
        DateOnly? nomination,
        List<string> motifs,
        List<string> manques
    )
    {
        if (
            !element.TryGetProperty("etats", out var tableau)
            || tableau.ValueKind != JsonValueKind.Array
            || tableau.GetArrayLength() == 0
        )
        {
            manques.Add("OCMI ne donne aucune situation (nature, lieu de vie) de cette mesure.");
            return [];
        }
        // Two situations of the same day: the last one holds.
        var parDate = new SortedDictionary<DateOnly, EtatOcmi>();
        foreach (var etat in tableau.EnumerateArray())
        {
            if (etat.ValueKind != JsonValueKind.Object)
            {
                motifs.Add("Une situation d’OCMI n’est pas lisible.");
                continue;
            }
            var dit = lecteur.Lire(0, Cellules(etat, Situation));
            motifs.AddRange(
                dit.Remarques.Where(r => r.Refuse && r.Motif != Motif.Manquant).Select(Phrase)
            );
            if ((dit.DateEtat ?? nomination) is { } date)
                parDate[date] = new EtatOcmi(date, dit);
        }
        if (parDate.Count == 0)
            return [];
        var dernier = parDate.Keys.Max();
        parDate[dernier] = Situer(parDate[dernier], element);
        return [.. parDate.Values];
    }

    /// <summary>The place of the mesure stands for that of the last situation when it has none.</summary>
    private EtatOcmi Situer(EtatOcmi etat, JsonElement element)
    {
        if (etat.Dit.CodePostal is not null || etat.Dit.Ville is not null)
            return etat;
        var lieu = lecteur.Lire(0, Cellules(element, Situation[5..]));
        return lieu.Remarques.Any(r => r.Refuse && r.Motif != Motif.Manquant)
            ? etat
            : etat with
            {
                Dit = etat.Dit with
                {
                    CodePostal = lieu.CodePostal,
                    Ville = lieu.Ville,
                    CommuneCode = lieu.CommuneCode,
                    Pays = lieu.Pays,
                },
            };
    }

    private static Dictionary<ColonneMesure, Cellule> Cellules(
        JsonElement objet,
        ReadOnlySpan<(string Champ, ColonneMesure Colonne)> champs
    )
    {
        var cellules = new Dictionary<ColonneMesure, Cellule>();
        foreach (var (champ, colonne) in champs)
            if (Texte(objet, champ) is { } texte)
                cellules[colonne] = Cellule.DeTexte(texte);
        // A country not said is France; not said either when nothing is said of the place.
        if (
            !cellules.ContainsKey(ColonneMesure.Pays)
            && (
                cellules.ContainsKey(ColonneMesure.CodePostal)
                || cellules.ContainsKey(ColonneMesure.Ville)
            )
        )
            cellules[ColonneMesure.Pays] = Cellule.DeTexte(SituationMesure.France);
        return cellules;
    }

    /// <summary>A value as text; null when it is absent, empty or the date « 0000-00-00 », which says that there is none.</summary>
    private static string? Texte(JsonElement objet, string champ)
    {
        if (!objet.TryGetProperty(champ, out var valeur))
            return null;
        var texte = valeur.ValueKind switch
        {
            JsonValueKind.String => LireTexte(valeur),
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => valeur.GetRawText(),
        };
        return texte.Length == 0 || texte.StartsWith("0000-00-00", StringComparison.Ordinal)
            ? null
            : texte;
    }

    /// <exception cref="JsonException">bytes that are no text</exception>
    private static string LireTexte(JsonElement valeur)
    {
        try
        {
            return valeur.GetString()!.Trim();
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("Not a text.", e);
        }
    }

    private List<RessourceOcmi> LireRessources(JsonElement element, List<string> motifs)
    {
        if (
            !element.TryGetProperty("ressources", out var tableau)
            || tableau.ValueKind != JsonValueKind.Array
        )
            return [];
        var parAnnee = new SortedDictionary<int, RessourceOcmi>();
        foreach (var ligne in tableau.EnumerateArray())
            if (ligne.ValueKind != JsonValueKind.Object)
                motifs.Add("Une ligne de ressources d’OCMI n’est pas lisible.");
            else if (LireRessource(ligne, motifs) is { } ressource)
                parAnnee[ressource.Annee] = ressource;
        return [.. parAnnee.Values];
    }

    private RessourceOcmi? LireRessource(JsonElement ligne, List<string> motifs)
    {
        if (
            Texte(ligne, "annee") is not { } texteAnnee
            || Texte(ligne, "niveau_ressource") is not { } texteNiveau
        )
            return null;
        if (
            !int.TryParse(
                texteAnnee,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var annee
            )
            || annee < CoherenceMesure.AnneeMin
            || annee > aujourdhui.Year
        )
        {
            motifs.Add(
                $"Ressources : « {Carnet.Montrer(texteAnnee)} » n’est pas une année entre {CoherenceMesure.AnneeMin} et {aujourdhui.Year}."
            );
            return null;
        }
        if (
            DeclarerRessources.LireEuros(texteNiveau)
            is not (>= 0 and <= DeclarerRessources.NiveauMax and var niveau)
        )
        {
            motifs.Add(
                $"Ressources {annee} : « {Carnet.Montrer(texteNiveau)} » n’est pas un montant annuel en euros."
            );
            return null;
        }
        List<PrestationSociale> prestations = [];
        if (
            ligne.TryGetProperty("prestations_sociales", out var listees)
            && listees.ValueKind == JsonValueKind.Array
        )
            foreach (var p in listees.EnumerateArray())
            {
                var texte = p.ValueKind == JsonValueKind.String ? LireTexte(p) : p.GetRawText();
                if (Liste<PrestationSociale>.Lire(texte) is { } prestation)
                    prestations.Add(prestation);
                else
                    motifs.Add(
                        $"Ressources {annee} : « {Carnet.Montrer(texte)} » n’est pas une prestation sociale connue."
                    );
            }
        return new RessourceOcmi(
            annee,
            (long)(decimal.Round(niveau, 2) * 100),
            [.. prestations.Distinct().Order()]
        );
    }
}
