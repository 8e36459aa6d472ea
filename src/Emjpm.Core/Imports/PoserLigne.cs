using System.Globalization;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>
/// Puts what a line says in a mesure, new or known: the one place that decides it. The preview does it on a copy to show what
/// would change, the apply on the mesure itself. The history is never replaced: a different situation adds an état.
/// </summary>
/// <param name="source">the file, for the history: « mesures.xlsx »</param>
internal sealed class PoserLigne(ContexteImport contexte, string source, DateTime maintenant)
{
    private DateOnly Aujourdhui => contexte.Aujourdhui;
    private int AuteurId => contexte.Acteur.UtilisateurId;

    /// <summary>The mesure a line creates, or null with the reasons.</summary>
    /// <param name="id">key of the mesure; 0 to see what it would be</param>
    public Mesure? Creer(LigneMesure l, Comparaison resultat, int id = 0)
    {
        if (
            l
            is not {
                Nature: not null,
                Civilite: { } civilite,
                AnneeNaissance: { } annee,
                DateNomination: { } nomination,
                TribunalId: { } tribunal
            }
        )
        {
            resultat.Motifs.Add(
                "Aucune de vos mesures n’a ce numéro : pour la créer, il manque le tribunal, la nature, la civilité, l’année de naissance ou la date de nomination."
            );
            return null;
        }
        ExigerDossier(l, resultat);
        var lieu = contexte.Lieu(l.Antenne);
        if (lieu is null)
            DemanderAntenne(l, resultat);
        var situation = l.Nouvelle();
        var mesure = new Mesure
        {
            Id = id,
            GestionnaireId = contexte.Acteur.GestionnaireId,
            LieuExerciceId = lieu,
            TribunalId = tribunal,
            CabinetId = Cabinet(tribunal, l, null, resultat),
            NumeroRg = l.NumeroRg,
            NumeroRgBrut = l.NumeroRgBrut,
            NumeroDossier = l.NumeroDossier,
            Civilite = civilite,
            AnneeNaissance = annee,
            DatePremiereProtection = l.DatePremiereProtection,
            CreeeLe = maintenant,
        };
        var etat = situation.Au(nomination);
        var legale = EcheanceLegale.Depuis(situation.Nature, nomination);
        mesure.OuvrirSur(etat, l.Echeance == legale ? null : l.Echeance, AuteurId, maintenant);
        if (l.DateEtat > nomination)
            etat.DateEffet = l.DateEtat.Value;
        mesure.DateProtectionEnCours = l.DateProtectionEnCours ?? mesure.DateProtectionEnCours;
        Finir(mesure, l, resultat);
        mesure.Inscrire(
            TypeEvenementMesure.Import,
            Aujourdhui,
            AuteurId,
            maintenant,
            Origine(source, l.Ligne)
        );
        Indexer(mesure);
        Verifier(mesure, [], resultat);
        resultat.Ecarts.Clear();
        return resultat.Motifs.Count == 0 ? mesure : null;
    }

    /// <summary>Changes the mesure; load its situations, and its events when it is to be saved. The caller writes the event of the import.</summary>
    public void Modifier(Mesure m, LigneMesure l, ChoixLigne? choix, Comparaison resultat)
    {
        if (l.Statut == StatutMesure.Retiree)
        {
            resultat.Motifs.Add(
                "Un fichier ne retire pas une mesure : retirez-la depuis sa fiche, avec la raison."
            );
            return;
        }
        if (!Ouvrir(m, l, choix, resultat))
            return;
        HashSet<string> deja = [.. Incoherences(m)];
        var (protection, echeance) = (m.DateProtectionEnCours, m.Echeance);
        Identite(m, l, resultat);
        Rattacher(m, l, resultat);
        new PoserSituation(contexte, resultat).Executer(m, l);
        m.DateProtectionEnCours = l.DateProtectionEnCours ?? m.DateProtectionEnCours;
        resultat.Noter("Protection en cours depuis", protection, m.DateProtectionEnCours);
        if (l.Echeance is { } terme && terme != m.Echeance)
        {
            m.FixerEcheance(null);
            if (m.Echeance != terme)
                m.FixerEcheance(terme);
        }
        resultat.Noter("Échéance", echeance, m.Echeance);
        Finir(m, l, resultat);
        if (resultat.Ecarts.Count == 0)
            return;
        Verifier(m, deja, resultat);
        if (m.GereePar is { } par)
            resultat.Motifs.Add(
                $"Cette mesure est tenue par {par} : modifiez-la là-bas, ou reprenez la main depuis votre profil."
            );
        Indexer(m);
    }

    /// <summary>Where a change comes from: « mesures.xlsx, ligne 12 ».</summary>
    internal static string Origine(string source, int ligne) =>
        ligne == 0 ? $"{source}, mesure absente du fichier" : $"{source}, ligne {ligne}";

    /// <summary>A closed mesure that the file says open waits for an answer. False: nothing more is to be done.</summary>
    private bool Ouvrir(Mesure m, LigneMesure l, ChoixLigne? choix, Comparaison resultat)
    {
        if (
            m.Statut != StatutMesure.Eteinte
            || l.Statut == StatutMesure.Eteinte
            || (l.Statut is null && l.DateFin is not null)
        )
            return true;
        var fin =
            $"clôturée le {Francais.Date(m.DateFin ?? m.DateNomination)}{(m.CauseSortie is { } c ? $" ({c.Libelle()})" : "")}";
        switch (choix)
        {
            case ChoixLigne.Rouvrir:
                m.Rouvrir(
                    $"Import de {Origine(source, l.Ligne)}",
                    AuteurId,
                    Aujourdhui,
                    maintenant
                );
                resultat.Noter("Statut", fin, "en cours");
                return true;
            case ChoixLigne.Laisser:
                resultat.Avertissements.Add($"Laissée {fin}, à votre demande.");
                return false;
            default:
                resultat.Demander(
                    QuestionLigne.Cloturee,
                    $"Cette mesure est {fin} et le fichier la dit en cours. Faut-il la rouvrir ?"
                );
                return false;
        }
    }

    private static void Identite(Mesure m, LigneMesure l, Comparaison resultat)
    {
        if (l.NumeroRg is { } rg && rg != m.NumeroRg)
        {
            resultat.Noter("Numéro RG", m.NumeroRg, rg);
            (m.NumeroRg, m.NumeroRgBrut) = (rg, l.NumeroRgBrut);
        }
        if (l.NumeroDossier is { } dossier)
        {
            ExigerDossier(l, resultat);
            resultat.Noter("Numéro de dossier", m.NumeroDossier, dossier);
            m.NumeroDossier = dossier;
        }
        if (l.Civilite is { } civilite)
        {
            resultat.Noter("Civilité", m.Civilite.Libelle(), civilite.Libelle());
            m.Civilite = civilite;
        }
        if (l.AnneeNaissance is { } annee)
        {
            resultat.Noter("Année de naissance", Annee(m.AnneeNaissance), Annee(annee));
            m.AnneeNaissance = annee;
        }
        if (l.DatePremiereProtection is { } premiere)
        {
            resultat.Noter("Première mise sous protection", m.DatePremiereProtection, premiere);
            m.DatePremiereProtection = premiere;
        }
    }

    private void Rattacher(Mesure m, LigneMesure l, Comparaison resultat)
    {
        if (l.TribunalId is { } tribunal && tribunal != m.TribunalId)
        {
            resultat.Noter(
                "Tribunal",
                contexte.NomTribunal(m.TribunalId),
                contexte.NomTribunal(tribunal)
            );
            (m.TribunalId, m.CabinetId) = (tribunal, null);
        }
        var cabinet = Cabinet(m.TribunalId, l, m.CabinetId, resultat);
        resultat.Noter("Cabinet", contexte.NomCabinet(m.CabinetId), contexte.NomCabinet(cabinet));
        m.CabinetId = cabinet;
        if (string.IsNullOrWhiteSpace(l.Antenne) && m.LieuExerciceId is not null)
            return;
        if (contexte.Lieu(l.Antenne) is not { } lieu)
        {
            DemanderAntenne(l, resultat);
            return;
        }
        resultat.Noter(
            "Lieu d’exercice",
            contexte.NomLieu(m.LieuExerciceId),
            contexte.NomLieu(lieu)
        );
        m.LieuExerciceId = lieu;
    }

    /// <summary>The end that the line says: past, announced, or put right.</summary>
    private void Finir(Mesure m, LigneMesure l, Comparaison resultat)
    {
        var passee = l.DateFin <= Aujourdhui;
        if (l.DateFin is not { } fin || (l.Statut == StatutMesure.EnCours && passee))
        {
            if (l.Statut == StatutMesure.Eteinte && m.Statut == StatutMesure.EnCours)
                resultat.Motifs.Add(
                    "Une mesure clôturée a une date de fin : ajoutez « date_fin »."
                );
            return;
        }
        if ((l.CauseSortie ?? m.CauseSortie) is not { } cause)
        {
            resultat.Motifs.Add(
                "Une mesure clôturée a une cause de sortie : ajoutez « cause_sortie »."
            );
            return;
        }
        if ((m.DateFin, m.CauseSortie) == (fin, cause))
            return;
        resultat.Noter("Date de fin", m.DateFin, fin);
        resultat.Noter("Cause de sortie", m.CauseSortie?.Libelle(), cause.Libelle());
        if (m.Statut == StatutMesure.Eteinte && !passee)
            resultat.Motifs.Add(
                "La mesure est déjà clôturée : sa date de fin ne peut pas être dans le futur."
            );
        else if (m.Statut == StatutMesure.Eteinte)
            (m.DateFin, m.CauseSortie) = (fin, cause);
        else if (m.Clore(cause, fin, AuteurId, Aujourdhui, maintenant))
            resultat.Noter("Statut", "en cours", "clôturée");
    }

    private int? Cabinet(int? tribunal, LigneMesure l, int? present, Comparaison resultat)
    {
        if (l.Cabinet is not { } nom)
            return present;
        if (contexte.Cabinet(tribunal, nom) is { } cabinet)
            return cabinet;
        resultat.Avertissements.Add(
            $"Le cabinet « {nom} » n’existe pas dans ce tribunal : il est laissé de côté."
        );
        return present;
    }

    private static void DemanderAntenne(LigneMesure l, Comparaison resultat) =>
        resultat.Demander(
            QuestionLigne.Antenne,
            string.IsNullOrWhiteSpace(l.Antenne)
                ? "La ligne ne dit pas l’antenne : choisissez celle des lignes sans antenne."
                : $"Aucun de vos lieux d’exercice ne s’appelle « {l.Antenne} » : dites à quel lieu cette antenne correspond."
        );

    private static void ExigerDossier(LigneMesure l, Comparaison resultat) =>
        resultat.Motifs.AddRange(CoherenceMesure.Dossier(l.NumeroDossier).Select(i => i.Phrase));

    private void Verifier(Mesure m, HashSet<string> deja, Comparaison resultat) =>
        resultat.Motifs.AddRange(Incoherences(m).Where(p => !deja.Contains(p)));

    private IEnumerable<string> Incoherences(Mesure m) =>
        CoherenceMesure.Phrases(
            m,
            Aujourdhui,
            m.CommuneCode is { } c && contexte.Communes.ContainsKey(c)
        );

    private void Indexer(Mesure m)
    {
        var commune = m.CommuneCode is { } c ? contexte.Communes.GetValueOrDefault(c) : null;
        m.Indexer(commune?.Nom, commune?.CodesPostaux);
    }

    private static string Annee(int annee) => annee.ToString(CultureInfo.InvariantCulture);
}
