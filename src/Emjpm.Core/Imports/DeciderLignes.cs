using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>A reservation that waits for its mesure, by court and RG.</summary>
/// <param name="MesureARouvrirId">closed mesure the court asked to reopen</param>
internal sealed record ReservationAttendue(
    int Id,
    int TribunalId,
    string NumeroRg,
    int? MesureARouvrirId
);

/// <summary>Decides each line of an import, in two passes over the lines: which mesure each is about, then what it changes.</summary>
internal sealed class DeciderLignes(
    ContexteImport contexte,
    ImportMesures import,
    DateTime maintenant,
    IReadOnlyList<Mesure> mesures,
    IEnumerable<ReservationAttendue> reservations
)
{
    private readonly Rapprochement rapprochement = new(mesures);
    private readonly PoserLigne poser = new(contexte, import.NomFichier, maintenant);
    private readonly Dictionary<(int, string), int> attendues = reservations
        .GroupBy(r => (r.TribunalId, r.NumeroRg))
        .ToDictionary(g => g.Key, g => g.First().Id);
    private const int TribunauxMax = 100;

    private readonly Dictionary<string, (string Nom, int Lignes)> antennes = [];
    private readonly Dictionary<string, TribunalInconnu> tribunaux = [];

    /// <summary>How many lines of each decision; complete once the lines are enumerated.</summary>
    public Dictionary<DecisionLigne, int> Nombres { get; } = [];

    /// <summary>Names of antennes that no lieu has.</summary>
    public IReadOnlyList<AntenneInconnue> Antennes =>
        [
            .. antennes
                .OrderBy(a => a.Key, StringComparer.Ordinal)
                .Select(a => new AntenneInconnue(a.Value.Nom, a.Value.Lignes)),
        ];

    /// <summary>Names and SIRET of courts to be said, those of most lines first.</summary>
    public IReadOnlyList<TribunalInconnu> Tribunaux =>
        [
            .. tribunaux
                .Values.OrderByDescending(t => t.Lignes)
                .ThenBy(t => t.Texte, StringComparer.Ordinal)
                .Take(TribunauxMax),
        ];

    /// <summary>Lines whose postcode of four digits may be French or Belgian.</summary>
    public int QuatreChiffres { get; private set; }

    /// <summary>The lines to keep, decided one by one while they are enumerated, once.</summary>
    /// <param name="complet">adds the mesures that the file has not</param>
    public IEnumerable<LigneImport> Decider(IReadOnlyList<LigneMesure> lignes, bool complet)
    {
        var trouvees = new (Mesure? Mesure, int? Doublon)[lignes.Count];
        for (var i = 0; i < lignes.Count; i++)
            trouvees[i] = rapprochement.Trouver(lignes[i]);
        for (var i = 0; i < lignes.Count; i++)
            yield return Compter(Decider(lignes[i], trouvees[i].Mesure, trouvees[i].Doublon));
        if (!complet)
            yield break;
        foreach (var m in rapprochement.Absentes)
            if (
                m.Statut == StatutMesure.EnCours
                && m.GereePar is null
                && contexte.Couvre(m.LieuExerciceId)
            )
                yield return Compter(Absente(m));
    }

    private LigneImport Decider(LigneMesure l, Mesure? mesure, int? doublon)
    {
        var resultat = new Comparaison();
        resultat.Avertissements.AddRange(l.Remarques.Where(r => !r.Refuse).Select(r => r.Phrase));
        if (doublon is { } premiere)
        {
            resultat.Motifs.Add(
                $"La ligne {premiere} parle déjà de cette mesure (même tribunal et même numéro) : seule la première est lue."
            );
            return Ligne(l, resultat, null, null);
        }
        var refus = l
            .Remarques.Where(r => r.Refuse && (mesure is null || r.Motif != Motif.Manquant))
            .ToList();
        if (refus.Count > 0)
        {
            resultat.Motifs.AddRange(refus.Select(r => r.Phrase));
            if (
                refus.Any(r =>
                    r is { Gravite: Gravite.Question, Colonne: ColonneMesure.CodePostal }
                )
            )
                QuatreChiffres++;
            foreach (var r in refus)
                NoterTribunal(r);
            return Ligne(l, resultat, mesure, null);
        }
        return mesure is not null ? Connue(l, mesure, resultat) : Nouvelle(l, resultat);
    }

    /// <summary>A name or a SIRET that no court has, or several: asked once for the whole file.</summary>
    private void NoterTribunal(Remarque r)
    {
        if (
            r.Colonne is not (ColonneMesure.Tribunal or ColonneMesure.TribunalSiret)
            || r.Motif is not (Motif.Inconnu or Motif.Ambigu or Motif.Forme)
            || r.Valeur.Length == 0
        )
            return;
        var cle = Texte.Normaliser(r.Valeur);
        tribunaux[cle] = tribunaux.TryGetValue(cle, out var connu)
            ? connu with
            {
                Lignes = connu.Lignes + 1,
            }
            : new TribunalInconnu(
                r.Valeur,
                1,
                r.Colonne == ColonneMesure.Tribunal ? r.Suggestions : []
            );
    }

    private LigneImport Nouvelle(LigneMesure l, Comparaison resultat)
    {
        if (rapprochement.Ressemblantes(l) is { Count: > 0 } ressemblantes)
        {
            List<MesureProche> proches =
            [
                .. ressemblantes
                    .Where(m => contexte.Couvre(m.LieuExerciceId))
                    .Select(m => Proche(l, m)),
            ];
            resultat.Demander(
                QuestionLigne.Semblable,
                proches switch
                {
                    [] =>
                        "Une mesure de votre service sur un autre site a les mêmes année de naissance, civilité, nature et commune : est-ce une autre mesure ?",
                    [var seule] =>
                        $"Même année de naissance, civilité, nature et commune que votre mesure {seule.Nom} : est-ce la même ?",
                    _ =>
                        $"Même année de naissance, civilité, nature et commune que {proches.Count} de vos mesures : est-ce l’une d’elles ?",
                }
            );
            return Ligne(l, resultat, ressemblantes[0], null, proches: proches);
        }
        var reservation =
            l is { TribunalId: { } tribunal, NumeroRg: { } rg }
            && attendues.TryGetValue((tribunal, rg), out var id)
                ? id
                : (int?)null;
        poser.Creer(l, resultat);
        if (reservation is not null && resultat.Motifs.Count == 0)
            resultat.Avertissements.Add(
                "Ouvre la réservation que le tribunal a faite sous ce numéro RG ; le tribunal en sera informé."
            );
        NoterAntenne(l, resultat);
        return Ligne(l, resultat, null, reservation);
    }

    private LigneImport Connue(LigneMesure l, Mesure mesure, Comparaison resultat)
    {
        if (!contexte.Couvre(mesure.LieuExerciceId))
            resultat.Motifs.Add(
                "Une mesure de ce numéro existe sur un site que votre accès ne couvre pas."
            );
        else if (rapprochement.AutreDuRg(mesure, l) is { } autre)
            resultat.Motifs.Add(
                $"Le fichier donne à cette mesure le numéro RG {l.NumeroRg}, que porte déjà {Nom(autre)}."
            );
        else
        {
            var (nom, version) = (Nom(mesure), mesure.Version);
            poser.Modifier(mesure, l, null, resultat);
            NoterAntenne(l, resultat);
            return Ligne(l, resultat, mesure, null, nom, version);
        }
        return Ligne(l, resultat, null, null);
    }

    private LigneImport Absente(Mesure m) =>
        new()
        {
            ImportId = import.Id,
            Decision = DecisionLigne.AVerifier,
            Question = QuestionLigne.Absente,
            MesureId = m.Id,
            VersionVue = m.Version,
            Texte = Texte.Normaliser($"{m.NumeroRg} {m.NumeroDossier}"),
            Motifs =
                $"Votre mesure {Nom(m)} est en cours et n’est pas dans le fichier. Faut-il la clôturer ?",
        };

    private LigneImport Ligne(
        LigneMesure l,
        Comparaison resultat,
        Mesure? mesure,
        int? reservation,
        string? nom = null,
        int? version = null,
        IReadOnlyList<MesureProche>? proches = null
    ) =>
        new()
        {
            ImportId = import.Id,
            Ligne = l.Ligne,
            Decision = resultat.Decision(mesure is null),
            Question = resultat.Question,
            MesureId = mesure?.Id,
            VersionVue = version ?? mesure?.Version,
            ReservationId = reservation,
            Proches = proches is null ? null : TexteJson.Ecrire(proches),
            Texte = Texte.Normaliser($"{l.NumeroRg} {l.NumeroDossier} {l.Ville} {nom}"),
            Donnees = TexteJson.Ecrire(l with { Remarques = [] }),
            Ecarts = resultat.Ecarts.Count == 0 ? null : TexteJson.Ecrire(resultat.Ecarts),
            Motifs = Phrases(resultat.Motifs),
            Avertissements = Phrases(resultat.Avertissements),
        };

    /// <summary>A mesure that the line may be about, with what the line says otherwise.</summary>
    private MesureProche Proche(LigneMesure l, Mesure m)
    {
        var c = new Comparaison();
        if (l.NumeroRg is { } rg)
            c.Noter("Numéro RG", m.NumeroRg, rg);
        if (l.TribunalId is { } tribunal)
            c.Noter("Tribunal", contexte.NomTribunal(m.TribunalId), contexte.NomTribunal(tribunal));
        if (l.NumeroDossier is { } dossier)
            c.Noter("Numéro de dossier", m.NumeroDossier, dossier);
        if (l.DateNomination is { } nomination)
            c.Noter("Date de nomination", m.DateNomination, nomination);
        if (l.DatePremiereProtection is { } premiere)
            c.Noter("Première mise sous protection", m.DatePremiereProtection, premiere);
        if (m.DernierEtat is { } etat && FusionLigne.Propre(SituationMesure.De(etat)) is var connue)
            c.Noter(connue, l.Sur(connue), contexte);
        if (contexte.Lieu(l.Antenne) is { } lieu)
            c.Noter("Lieu d’exercice", contexte.NomLieu(m.LieuExerciceId), contexte.NomLieu(lieu));
        if (m.Statut == StatutMesure.Eteinte)
            c.Noter("Statut", "clôturée", (l.Statut ?? StatutMesure.EnCours).Libelle());
        return new MesureProche(m.Id, Nom(m), c.Ecarts);
    }

    /// <summary>How a mesure is named to the person: by its RG, else by its file number.</summary>
    internal static string Nom(Mesure m) =>
        m.NumeroRg is { } rg ? $"RG {rg}"
        : m.NumeroDossier is { } dossier ? $"dossier {dossier}"
        : $"n° {m.Id}";

    internal static string? Phrases(IReadOnlyCollection<string> phrases) =>
        phrases.Count == 0 ? null : string.Join('\n', phrases);

    private void NoterAntenne(LigneMesure l, Comparaison resultat)
    {
        if (resultat.Question != QuestionLigne.Antenne)
            return;
        var cle = Texte.Normaliser(l.Antenne ?? "");
        antennes[cle] = (l.Antenne ?? "", antennes.GetValueOrDefault(cle).Lignes + 1);
    }

    private LigneImport Compter(LigneImport ligne)
    {
        Nombres[ligne.Decision] = Nombres.GetValueOrDefault(ligne.Decision) + 1;
        return ligne;
    }
}
