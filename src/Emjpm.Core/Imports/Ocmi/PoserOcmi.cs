using System.Globalization;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>What came of putting a mesure of OCMI in e-MJPM.</summary>
internal sealed class ResultatOcmi
{
    /// <summary>What changes, as the history tells it.</summary>
    public Changements Changements { get; } = new();

    /// <summary>Why it is refused; never empty when it is.</summary>
    public List<string> Motifs { get; } = [];

    /// <summary>What a person must say; the mesure is then left as it is.</summary>
    public List<string> AVerifier { get; } = [];

    public bool Ecartee => Motifs.Count + AVerifier.Count > 0;
}

/// <summary>
/// Puts what OCMI says in a mesure, new or known. OCMI is followed, and the history tells what it changed; the history itself is
/// never replaced: a different situation adds an état, what OCMI does not say erases nothing.
/// </summary>
internal sealed class PoserOcmi(ReperesOcmi reperes, int auteurId, DateTime maintenant)
{
    private DateOnly Aujourdhui => reperes.Aujourdhui;

    /// <summary>The mesure to create; null with the reasons.</summary>
    public Mesure? Creer(MesureOcmi o, int gestionnaireId, int? lieuId, ResultatOcmi resultat)
    {
        resultat.Motifs.AddRange(o.Manques);
        var f = o.Faits;
        if (
            resultat.Motifs.Count > 0
            || f
                is not {
                    Civilite: { } civilite,
                    AnneeNaissance: { } annee,
                    DateNomination: { } nomination,
                    TribunalId: { } tribunal
                }
        )
            return null;
        var etats = o.EtatsDepuis(nomination);
        if (etats is not [var premier, ..] || premier.Sur(null) is not { } situation)
        {
            resultat.Motifs.Add("OCMI ne donne pas la nature de cette mesure.");
            return null;
        }
        var mesure = new Mesure
        {
            GestionnaireId = gestionnaireId,
            LieuExerciceId = lieuId,
            TribunalId = tribunal,
            CabinetId = reperes.Cabinet(tribunal, f.Cabinet),
            NumeroRg = f.NumeroRg,
            NumeroRgBrut = f.NumeroRgBrut,
            NumeroDossier = Dossier(f, resultat),
            Civilite = civilite,
            AnneeNaissance = annee,
            DatePremiereProtection = f.DatePremiereProtection,
            CreeeLe = maintenant,
        };
        var etat = situation.Au(nomination);
        mesure.OuvrirSur(etat, null, auteurId, maintenant);
        etat.DateEffet = premier.Date;
        new PoserEtatsOcmi(reperes, resultat).Situer(mesure, etats);
        mesure.DateProtectionEnCours = f.DateProtectionEnCours ?? mesure.DateProtectionEnCours;
        Finir(mesure, f, resultat);
        Ressources(mesure, o, resultat);
        mesure.Inscrire(
            TypeEvenementMesure.Import,
            Aujourdhui,
            auteurId,
            maintenant,
            SynchronisationOcmi.Nom
        );
        Indexer(mesure);
        resultat.Motifs.AddRange(Incoherences(mesure));
        return mesure;
    }

    /// <summary>Changes the mesure; load its situations, events and resources. What is left aside must be put back by the caller.</summary>
    public void Modifier(Mesure m, MesureOcmi o, ResultatOcmi resultat)
    {
        var f = o.Faits;
        if (m.Statut == StatutMesure.Retiree)
        {
            resultat.AVerifier.Add(
                "Vous l’avez retirée d’e-MJPM comme saisie par erreur, et OCMI la contient toujours : elle n’est pas recréée."
            );
            return;
        }
        if (m.GereePar is { } par and not SynchronisationOcmi.Nom)
        {
            resultat.AVerifier.Add($"Cette mesure est tenue par {par} : OCMI ne la change pas.");
            return;
        }
        if (m.Statut == StatutMesure.Eteinte && !(f.DateFin <= Aujourdhui))
        {
            resultat.AVerifier.Add(
                $"Elle est clôturée dans e-MJPM depuis le {Francais.Date(m.DateFin ?? m.DateNomination)}, et OCMI la dit en cours. Si OCMI a raison, rouvrez-la ; sinon, ajoutez sa date de fin dans OCMI."
            );
            return;
        }
        if (m.FinAnnoncee && f.DateFin is null)
        {
            resultat.AVerifier.Add(
                $"Sa fin est annoncée dans e-MJPM pour le {Francais.Date(m.DateFin!.Value)}, et OCMI n’en donne pas. Ajoutez-la dans OCMI, ou annulez-la dans e-MJPM."
            );
            return;
        }
        HashSet<string> deja = [.. Incoherences(m)];
        Identite(m, f, resultat);
        var histoire = new PoserEtatsOcmi(reperes, resultat);
        histoire.Nommer(m, f.DateNomination);
        histoire.Situer(m, o.EtatsDepuis(m.DateNomination));
        if (f.DateProtectionEnCours is { } protection)
        {
            resultat.Changements.Noter(
                "Protection en cours depuis",
                m.DateProtectionEnCours,
                protection
            );
            m.DateProtectionEnCours = protection;
        }
        Finir(m, f, resultat);
        Ressources(m, o, resultat);
        resultat.Motifs.AddRange(Incoherences(m).Where(p => !deja.Contains(p)));
        if (resultat.Changements.Aucun)
            return;
        m.Inscrire(
            TypeEvenementMesure.Import,
            Aujourdhui,
            auteurId,
            maintenant,
            $"{SynchronisationOcmi.Nom} : {resultat.Changements}"
        );
        Indexer(m);
    }

    private void Identite(Mesure m, LigneMesure f, ResultatOcmi resultat)
    {
        var c = resultat.Changements;
        if (f.NumeroRg is { } rg && c.Noter("Numéro RG", m.NumeroRg, rg))
            (m.NumeroRg, m.NumeroRgBrut) = (rg, f.NumeroRgBrut);
        if (
            Dossier(f, resultat) is { } dossier
            && c.Noter("Numéro de dossier", m.NumeroDossier, dossier)
        )
            m.NumeroDossier = dossier;
        if (
            f.Civilite is { } civilite
            && c.Noter("Civilité", m.Civilite.Libelle(), civilite.Libelle())
        )
            m.Civilite = civilite;
        if (
            f.AnneeNaissance is { } annee
            && c.Noter("Année de naissance", Annee(m.AnneeNaissance), Annee(annee))
        )
            m.AnneeNaissance = annee;
        if (
            f.DatePremiereProtection is { } premiere
            && c.Noter("Première mise sous protection", m.DatePremiereProtection, premiere)
        )
            m.DatePremiereProtection = premiere;
        if (
            f.TribunalId is { } tribunal
            && c.Noter("Tribunal", reperes.NomTribunal(m.TribunalId), reperes.NomTribunal(tribunal))
        )
            (m.TribunalId, m.CabinetId) = (tribunal, null);
        if (
            reperes.Cabinet(m.TribunalId, f.Cabinet) is { } cabinet
            && c.Noter("Cabinet", reperes.NomCabinet(m.CabinetId), reperes.NomCabinet(cabinet))
        )
            m.CabinetId = cabinet;
    }

    private void Finir(Mesure m, LigneMesure f, ResultatOcmi resultat)
    {
        if (f.DateFin is not { } fin)
            return;
        if ((f.CauseSortie ?? m.CauseSortie) is not { } cause)
        {
            resultat.Motifs.Add(
                "OCMI lui donne une date de fin sans cause de sortie : ajoutez la cause dans OCMI."
            );
            return;
        }
        if ((m.DateFin, m.CauseSortie) == (fin, cause))
            return;
        resultat.Changements.Noter("Date de fin", m.DateFin, fin);
        resultat.Changements.Noter("Cause de sortie", m.CauseSortie?.Libelle(), cause.Libelle());
        if (m.Statut == StatutMesure.Eteinte)
            (m.DateFin, m.CauseSortie) = (fin, cause);
        else
            m.Clore(cause, fin, auteurId, Aujourdhui, maintenant);
    }

    /// <summary>The resources of the years OCMI gives; those of other years stay.</summary>
    private static void Ressources(Mesure m, MesureOcmi o, ResultatOcmi resultat)
    {
        foreach (var r in o.Ressources)
        {
            var connue = m.Ressources.FirstOrDefault(x => x.Annee == r.Annee);
            var fait = $"Ressources {Annee(r.Annee)}";
            var change = resultat.Changements.Noter(
                fait,
                connue is null ? null : DeclarerRessources.Euros(connue.NiveauCentimes),
                DeclarerRessources.Euros(r.NiveauCentimes)
            );
            change |= resultat.Changements.Noter(
                $"{fait}, prestations",
                connue is null ? null : Prestations(connue.Prestations),
                Prestations(r.Prestations)
            );
            if (!change)
                continue;
            if (connue is null)
                m.Ressources.Add(
                    new Ressource
                    {
                        Annee = r.Annee,
                        NiveauCentimes = r.NiveauCentimes,
                        Prestations = r.Prestations,
                    }
                );
            else
                (connue.NiveauCentimes, connue.Prestations) = (r.NiveauCentimes, r.Prestations);
        }
    }

    private static string? Dossier(LigneMesure f, ResultatOcmi resultat)
    {
        resultat.Motifs.AddRange(CoherenceMesure.Dossier(f.NumeroDossier).Select(i => i.Phrase));
        return f.NumeroDossier;
    }

    private IEnumerable<string> Incoherences(Mesure m) =>
        CoherenceMesure.Phrases(
            m,
            Aujourdhui,
            m.CommuneCode is { } c && reperes.Communes.ContainsKey(c)
        );

    private void Indexer(Mesure m) =>
        m.Indexer(m.CommuneCode is { } c ? reperes.Communes.GetValueOrDefault(c) : null);

    private static string Prestations(IReadOnlyList<PrestationSociale> prestations) =>
        string.Join(", ", prestations.Select(p => p.Libelle()));

    private static string Annee(int annee) => annee.ToString(CultureInfo.InvariantCulture);
}
