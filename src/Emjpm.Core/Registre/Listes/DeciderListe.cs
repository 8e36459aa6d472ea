using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Imports;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre.Listes;

/// <summary>
/// Says what each line of a list would do, and whom the list lacks. An entry is known by its number, else by its SIRET, else by
/// its name and commune, else by its mail; two that answer are one too many, and the line is refused.
/// </summary>
internal sealed class DeciderListe(ContexteListe contexte)
{
    private readonly Dictionary<string, int> deja = new(StringComparer.Ordinal);
    private readonly HashSet<(int Gestionnaire, string? Finess)> presentes = [];

    /// <summary>The lines in the order of the file, then those that it has not.</summary>
    public IEnumerable<LigneListe> Decider(IReadOnlyList<InscriptionLue> lignes)
    {
        // A line that is refused still says that its entry is on the list.
        var decidees = lignes.Select(Decider).ToList();
        var types = lignes.Select(l => l.Type).OfType<TypeGestionnaire>().ToHashSet();
        return decidees.Concat(Absentes(types));
    }

    private LigneListe Decider(InscriptionLue lue)
    {
        var motifs = lue.Erreurs.ToList();
        var avertissements = new List<string>();
        var entree = Rapprocher(lue, motifs, avertissements);
        if (entree is not null)
            presentes.Add((entree.Id, entree.Type == TypeGestionnaire.Prepose ? lue.Finess : null));
        NoterRepetition(lue, entree, motifs);
        var changements = new Changements();
        var habilitation = entree is null ? null : EnCours(entree, lue);
        // Every fault at once: what a new entry lacks is said with what cannot be read.
        if (motifs.Count == 0 || (entree is null && motifs.Count == lue.Erreurs.Count))
            Tenter(motifs, () => changements = Comparer(lue, entree, habilitation, motifs));
        return new LigneListe
        {
            Ligne = lue.Ligne,
            Nom = entree?.Nom ?? lue.NomEcrit,
            Decision =
                motifs.Count > 0 ? DecisionInscription.Refusee
                : entree is null ? DecisionInscription.ACreer
                : changements.Aucun ? DecisionInscription.Inchangee
                : DecisionInscription.AModifier,
            GestionnaireId = entree?.Id,
            HabilitationId = habilitation?.Id,
            VersionVue = entree?.Version,
            Donnees = TexteJson.Ecrire(lue),
            Ecarts =
                changements.Aucun || motifs.Count > 0
                    ? null
                    : TexteJson.Ecrire(
                        changements.Liste.Select(c => new Ecart(c.Fait, c.Avant, c.Apres)).ToList()
                    ),
            Motifs = Phrases(motifs),
            Avertissements = Phrases(avertissements),
        };
    }

    /// <summary>The entry of a line; null when there is none, or when the line has to say which.</summary>
    private Gestionnaire? Rapprocher(
        InscriptionLue lue,
        List<string> motifs,
        List<string> avertissements
    )
    {
        if (lue.Fiche is { } fiche)
        {
            if (contexte.Fiche(fiche) is { } designee)
                return MemeNom(lue, designee, $"la fiche n° {fiche}", motifs);
            motifs.Add($"La fiche n° {fiche} n’existe pas : videz la cellule, ou corrigez-la.");
            return null;
        }
        if (
            lue.Siret is { } siret
            && DuType(contexte.DuSiret(siret), lue) is { Count: > 0 } duSiret
        )
            return Une(duSiret, "ce SIRET", motifs) is { } g
                ? MemeNom(lue, g, "ce SIRET", motifs)
                : null;
        var duNom = DuType(contexte.DuNom(lue.NomEcrit), lue)
            .Where(g => lue.Siret is null || g.Siret is null || g.Siret == lue.Siret)
            .ToList();
        if (duNom.Count > 0)
        {
            if (
                lue.CommuneCode is { } commune
                && duNom[0].Type != TypeGestionnaire.Prepose
                && duNom.Where(g => g.Lieux.Exists(l => l.CommuneCode == commune)).ToList()
                    is var ici
            )
            {
                if (ici.Count > 0)
                    return Une(ici, "ce nom et cette commune", motifs);
                motifs.Add(
                    $"{Fiche(duNom[0])} porte ce nom dans une autre commune : indiquez le numéro de fiche si c’est la même inscription, le SIRET si c’en est une autre."
                );
                return null;
            }
            if (Une(duNom, "ce nom", motifs) is not { } seul)
                return null;
            avertissements.Add(
                $"Rapproché par le nom seul : vérifiez que c’est bien {Fiche(seul)}."
            );
            return seul;
        }
        if (
            lue.Courriel is { } courriel
            && DuType(contexte.DuCourriel(courriel), lue) is { Count: > 0 } duCourriel
            && Une(duCourriel, "ce courriel", motifs) is { } parCourriel
        )
            return MemeNom(lue, parCourriel, "ce courriel", motifs);
        return null;
    }

    /// <summary>A number typed for another is not a new name: the names share a word, or the line is refused.</summary>
    private static Gestionnaire? MemeNom(
        InscriptionLue lue,
        Gestionnaire g,
        string quoi,
        List<string> motifs
    )
    {
        if (
            lue.NomEcrit.Length == 0
            || InscriptionLue
                .MotsDeNom(lue.NomEcrit)
                .Intersect(InscriptionLue.MotsDeNom(g.Nom))
                .Any()
        )
        {
            if (lue.Type is { } type && type != g.Type)
                motifs.Add(
                    $"{Fiche(g)} est inscrit comme {g.Type.Libelle()} : une autre activité est une autre inscription, laissez vide le numéro de fiche."
                );
            return g;
        }
        motifs.Add(
            $"{Francais.EnTete(quoi)} est celui de {Fiche(g)}, dont le nom est tout autre : corrigez l’un des deux."
        );
        return null;
    }

    private static List<Gestionnaire> DuType(
        IEnumerable<Gestionnaire> entrees,
        InscriptionLue lue
    ) => [.. entrees.Where(g => lue.Type is null || g.Type == lue.Type)];

    private static Gestionnaire? Une(List<Gestionnaire> entrees, string quoi, List<string> motifs)
    {
        if (entrees.Count == 1)
            return entrees[0];
        motifs.Add(
            $"Plusieurs inscriptions ont {quoi} : {string.Join(", ", entrees.Take(5).Select(Fiche))}. Indiquez le numéro de fiche, ou réunissez-les d’abord."
        );
        return null;
    }

    private void NoterRepetition(InscriptionLue lue, Gestionnaire? entree, List<string> motifs)
    {
        var prepose = (entree?.Type ?? lue.Type) == TypeGestionnaire.Prepose;
        var cle = entree is not null
            ? $"{entree.Id}/{(prepose ? lue.Finess : "")}"
            : $"{lue.Type}/{lue.Siret ?? InscriptionLue.CleDeNom(lue.NomEcrit)}/{(prepose ? lue.Finess : "")}";
        if (!deja.TryAdd(cle, lue.Ligne))
            motifs.Add($"La ligne {deja[cle]} dit déjà la même inscription : gardez-en une.");
    }

    /// <summary>The habilitation of the line that runs, or will; null when one is to be added.</summary>
    private Habilitation? EnCours(Gestionnaire g, InscriptionLue lue) =>
        g
            .Habilitations.Where(h =>
                h.DepartementCode == contexte.Departement
                && (
                    g.Type != TypeGestionnaire.Prepose
                    || lue.Finess is null
                    || h.EtablissementFiness == lue.Finess
                )
                && h.DureApres(contexte.Aujourdhui.AddDays(-1))
            )
            .OrderByDescending(h => h.Du)
            .ThenBy(h => h.Id)
            .FirstOrDefault();

    private Changements Comparer(
        InscriptionLue lue,
        Gestionnaire? entree,
        Habilitation? habilitation,
        List<string> motifs
    )
    {
        if (entree is null)
        {
            Creer(lue, motifs);
            return new Changements();
        }
        var changements = habilitation is null
            ? Ajouter(lue, entree, motifs)
            : PoserInscription.Habilitation(
                contexte.Acteur,
                entree,
                habilitation,
                lue,
                contexte.Aujourdhui
            );
        if (contexte.DansLeTerritoire(entree))
            foreach (var (fait, avant, apres) in PoserInscription.Identite(entree, lue).Liste)
                changements.Noter(fait, avant, apres);
        return changements;
    }

    private void Creer(InscriptionLue lue, List<string> motifs)
    {
        if (lue.Type is not { } type)
        {
            if (!lue.Illisibles.Contains(ColonneListe.Type))
                motifs.Add(
                    "La catégorie manque : écrivez par exemple mandataire individuel, préposé d’établissement ou service mandataire."
                );
            return;
        }
        if (lue.Erreurs.Count == 0)
            Tenter(motifs, () => PoserInscription.Identite(lue).Verifier(type));
        if (type == TypeGestionnaire.Prepose)
            VerifierEtablissement(lue, motifs);
        else if (lue.CommuneCode is null)
            motifs.Add(
                lue.Commune is null
                    ? "La commune d’exercice manque."
                    : $"La commune « {lue.Commune} » n’est pas connue : écrivez son nom et son code postal."
            );
        VerifierActe(lue, motifs);
    }

    private Changements Ajouter(InscriptionLue lue, Gestionnaire g, List<string> motifs)
    {
        var changements = new Changements();
        // What is over on the list is over here too.
        if (
            lue.Au < contexte.Aujourdhui
            && g.Habilitations.Exists(h =>
                h.DepartementCode == contexte.Departement && h.Au == lue.Au
            )
        )
            return changements;
        if (
            g.Habilitations.Find(h =>
                h.DepartementCode == contexte.Departement && h.RetireeLe is not null
            ) is
            { } retiree
        )
            motifs.Add(
                $"Son habilitation est retirée depuis le {Francais.Date(retiree.RetireeLe!.Value)} : une liste ne la rétablit pas, ajoutez-la depuis {Fiche(g)}."
            );
        if (g.Type == TypeGestionnaire.Prepose)
            VerifierEtablissement(lue, motifs);
        VerifierActe(lue, motifs);
        if (motifs.Count == 0)
            changements.Noter(
                "Habilitation",
                null,
                $"{lue.Finess ?? contexte.Departement}, acte n° {lue.NumeroActe}, à compter du {Francais.Date(lue.Du ?? lue.DateActe!.Value)}"
            );
        return changements;
    }

    private void VerifierEtablissement(InscriptionLue lue, List<string> motifs)
    {
        if (lue.Finess is not { } finess)
        {
            if (!lue.Illisibles.Contains(ColonneListe.Finess))
                motifs.Add("Le numéro FINESS de l’établissement manque.");
        }
        else if (!contexte.Etablissements.TryGetValue(finess, out var departement))
            motifs.Add($"Aucun établissement ouvert n’a le numéro FINESS {finess}.");
        else if (departement != contexte.Departement)
            motifs.Add($"L’établissement {finess} est dans un autre département ({departement}).");
    }

    private void VerifierActe(InscriptionLue lue, List<string> motifs)
    {
        if (lue.NumeroActe is null)
            motifs.Add("Le numéro de l’acte manque.");
        if (lue.DateActe is null)
        {
            if (!lue.Illisibles.Contains(ColonneListe.DateActe))
                motifs.Add("La date de l’acte manque.");
        }
        else if (lue.NumeroActe is not null)
            Tenter(motifs, () => PoserInscription.Faits(lue).Verifier(contexte.Aujourdhui));
    }

    /// <summary>Habilitations of the département that run and that the list has not, of the kinds of which it has one.</summary>
    private IEnumerable<LigneListe> Absentes(HashSet<TypeGestionnaire> types) =>
        from g in contexte.Entrees
        where types.Contains(g.Type) || types.Count == 0
        from h in g.Habilitations.OrderBy(h => h.Id)
        where
            h.DepartementCode == contexte.Departement
            && h.StatutLe(contexte.Aujourdhui)
                is StatutHabilitation.Active
                    or StatutHabilitation.Suspendue
            && !presentes.Contains((g.Id, null))
            && !presentes.Contains((g.Id, h.EtablissementFiness))
        let lieux = g.Lieux.Where(l =>
            l.Commune!.DepartementCode == contexte.Departement
            && (h.EtablissementFiness is null || l.EtablissementFiness == h.EtablissementFiness)
        )
        select new LigneListe
        {
            Nom = g.Nom,
            Decision = DecisionInscription.Absente,
            GestionnaireId = g.Id,
            HabilitationId = h.Id,
            VersionVue = g.Version,
            Avertissements = Restes(h, lieux.Sum(l => l.EnCours), lieux.Sum(l => l.EnAttente)),
        };

    private static string Restes(Habilitation h, int mesures, int reservations) =>
        $"{h.Territoire}, acte n° {h.NumeroActe}."
        + (
            mesures > 0
                ? $"\n{Francais.Nombre(mesures, "mesure en cours", "mesures en cours")} : elles restent à confier à un successeur."
                : ""
        )
        + (
            reservations > 0
                ? $"\n{Francais.Nombre(reservations, "réservation prendrait fin", "réservations prendraient fin")}, les tribunaux en seraient informés."
                : ""
        );

    private static void Tenter(List<string> motifs, Action acte)
    {
        try
        {
            acte();
        }
        catch (RegleMetierException e)
        {
            motifs.Add(e.Message);
        }
    }

    private static string Fiche(Gestionnaire g) => $"{g.Nom} (fiche n° {g.Id})";

    private static string? Phrases(List<string> phrases) =>
        phrases.Count == 0 ? null : string.Join('\n', phrases.Distinct());
}
