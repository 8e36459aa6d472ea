using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>Reads the dated facts of mesures and reservations into <see cref="Atomes"/>, in one pass over each table.</summary>
internal sealed class LectureFaits(EmjpmDbContext db, SitesReleves sites, Atomes atomes)
{
    /// <param name="premier">first day of the sweep: what ended more than a year before changes nothing</param>
    public async Task LireAsync(DateOnly premier, CancellationToken annulation)
    {
        await LireMesuresAsync(premier.AddYears(-1), annulation);
        await LireReservationsAsync(annulation);
    }

    /// <summary>Mesures with their situations, in one ordered stream: a million of them never stand in memory together.</summary>
    private async Task LireMesuresAsync(DateOnly finiesApres, CancellationToken annulation)
    {
        var lignes =
            from m in db.Mesures.AsNoTracking()
            where
                m.Statut != StatutMesure.Retiree
                && (m.DateFin == null ? m.Statut == StatutMesure.EnCours : m.DateFin > finiesApres)
            join e in db.EtatsMesure on m.Id equals e.MesureId into etats
            from e in etats.DefaultIfEmpty()
            orderby m.Id, e.DateEffet, e.Id
            select new LigneLue
            {
                Id = m.Id,
                GestionnaireId = m.GestionnaireId,
                LieuId = m.LieuExerciceId,
                TribunalId = m.TribunalId,
                Nomination = m.DateNomination,
                Fin = m.DateFin,
                Echeance = m.Echeance,
                Decision = m.DateDerniereDecision,
                Civilite = m.Civilite,
                Naissance = m.AnneeNaissance,
                Effet = (DateOnly?)e.DateEffet,
                Nature = e == null ? m.Nature : e.Nature,
                Champ = e == null ? m.Champ : e.Champ,
                LieuVie = e == null ? m.LieuVie : e.LieuVie,
                Commune = e == null ? m.CommuneCode : e.CommuneCode,
            };
        var mesure = new List<LigneLue>();
        await foreach (var ligne in lignes.AsAsyncEnumerable().WithCancellation(annulation))
        {
            if (mesure.Count > 0 && mesure[0].Id != ligne.Id)
            {
                Compter(mesure);
                mesure.Clear();
            }
            mesure.Add(ligne);
        }
        if (mesure.Count > 0)
            Compter(mesure);
    }

    private void Compter(List<LigneLue> situations)
    {
        var m = situations[0];
        // Not tied to a site yet: at the first one of its gestionnaire.
        if ((m.LieuId ?? sites.PremierLieu(m.GestionnaireId)) is not { } lieu)
            return;
        var rang = atomes.Rang(lieu, sites.Tribunal(m.TribunalId));
        var (debut, fin) = (m.Nomination, m.Fin);
        atomes.Compter(rang, Grandeur.EnCours, debut, fin);
        atomes.Compter(
            rang,
            m.Civilite == Civilite.Madame ? Grandeur.Femmes : Grandeur.Hommes,
            debut,
            fin
        );
        atomes.CompterNaissance(rang, m.Naissance, debut, fin);
        for (var i = 0; i < GrandeurDe.Anciennetes.Count; i++)
        {
            var (compte, annees) = GrandeurDe.Anciennetes[i];
            atomes.Compter(
                rang,
                compte,
                debut.AddYears(annees),
                i + 1 < GrandeurDe.Anciennetes.Count
                    ? Moins(fin, debut.AddYears(GrandeurDe.Anciennetes[i + 1].Annees))
                    : fin
            );
        }
        CompterFlux(rang, Grandeur.Entrees12Mois, Grandeur.EntreesDuMois, debut);
        if (fin is { } jour)
            CompterFlux(rang, Grandeur.Sorties12Mois, Grandeur.SortiesDuMois, jour);
        if (m.Echeance is { } echeance)
            CompterTerme(rang, echeance, Plus(debut, m.Decision ?? debut), fin);
        for (var i = 0; i < situations.Count; i++)
        {
            var s = situations[i];
            var du = i == 0 ? debut : Plus(debut, s.Effet!.Value);
            var avant =
                i + 1 < situations.Count
                    ? Moins(fin, Plus(debut, situations[i + 1].Effet!.Value))
                    : fin;
            atomes.Compter(rang, GrandeurDe.Nature(s.Nature), du, avant);
            atomes.Compter(rang, GrandeurDe.Champ(s.Champ), du, avant);
            atomes.Compter(rang, GrandeurDe.LieuVie(s.LieuVie), du, avant);
            if (sites.Distance(lieu, s.Commune) is { } km)
            {
                atomes.Compter(rang, Grandeur.KilometresCumules, du, avant, km);
                atomes.Compter(rang, Grandeur.DistancesConnues, du, avant);
            }
        }
    }

    private void CompterFlux(int rang, Grandeur annee, Grandeur mois, DateOnly jour)
    {
        atomes.Compter12Mois(rang, annee, jour);
        atomes.Compter(rang, mois, jour, MoisSuivant(jour));
    }

    /// <summary>A term, past or to come. That of today counts from the last decision: what it was before is not known, and was renewed.</summary>
    private void CompterTerme(int rang, DateOnly echeance, DateOnly decision, DateOnly? fin)
    {
        atomes.Compter(rang, Grandeur.EcheancesDepassees, Plus(decision, echeance.AddDays(1)), fin);
        if (echeance >= decision && !(fin <= echeance))
            atomes.Compter(rang, Grandeur.EcheancesDuMois, echeance, MoisSuivant(echeance));
        foreach (var (compte, mois) in Horizons)
            atomes.Compter(
                rang,
                compte,
                Plus(decision, echeance.AddMonths(-mois)),
                Moins(fin, echeance)
            );
    }

    private static readonly (Grandeur Compte, int Mois)[] Horizons =
    [
        (Grandeur.Echeances6Mois, 6),
        (Grandeur.Echeances12Mois, 12),
        (Grandeur.Echeances24Mois, 24),
    ];

    private async Task LireReservationsAsync(CancellationToken annulation)
    {
        var lignes = db
            .Reservations.AsNoTracking()
            .OrderBy(r => r.Id)
            .Select(r => new
            {
                r.LieuId,
                r.TribunalId,
                r.Etat,
                r.CreeeLe,
                r.RepondueLe,
                Refusee = r.MotifRefus != null,
                r.AnnuleeLe,
                r.ExpireeLe,
                r.OuverteLe,
            });
        await foreach (var r in lignes.AsAsyncEnumerable().WithCancellation(annulation))
        {
            var rang = atomes.Rang(r.LieuId, sites.Tribunal(r.TribunalId));
            var creee = Horloge.DateParis(r.CreeeLe);
            var fin = r.Etat switch
            {
                EtatReservation.Ouverte => r.OuverteLe,
                EtatReservation.Declinee => r.RepondueLe,
                EtatReservation.Annulee => r.AnnuleeLe,
                EtatReservation.Expiree => r.ExpireeLe,
                _ => null,
            };
            var vivante = r.Etat is EtatReservation.EnAttente or EtatReservation.Confirmee;
            if (vivante || fin is not null)
                atomes.Compter(
                    rang,
                    Grandeur.EnAttente,
                    creee,
                    fin is { } i ? Horloge.DateParis(i) : null
                );
            atomes.Compter12Mois(rang, Grandeur.Reservations12Mois, creee);
            if (r.RepondueLe is { } reponse)
            {
                var jour = Horloge.DateParis(reponse);
                atomes.Compter12Mois(
                    rang,
                    r.Refusee ? Grandeur.Refusees12Mois : Grandeur.Confirmees12Mois,
                    jour
                );
                atomes.Compter12Mois(
                    rang,
                    Grandeur.HeuresDeReponse12Mois,
                    jour,
                    (int)(reponse - r.CreeeLe).TotalHours
                );
            }
            if (!vivante && fin is { } terme)
            {
                var compte = r.Etat switch
                {
                    EtatReservation.Ouverte => Grandeur.Ouvertes12Mois,
                    EtatReservation.Annulee => Grandeur.Annulees12Mois,
                    EtatReservation.Expiree => Grandeur.Expirees12Mois,
                    _ => (Grandeur?)null,
                };
                if (compte is { } c)
                    atomes.Compter12Mois(rang, c, Horloge.DateParis(terme));
                if (compte == Grandeur.Ouvertes12Mois)
                    atomes.Compter12Mois(
                        rang,
                        Grandeur.HeuresDOuverture12Mois,
                        Horloge.DateParis(terme),
                        (int)(terme - r.CreeeLe).TotalHours
                    );
            }
        }
    }

    private static DateOnly MoisSuivant(DateOnly jour) =>
        new DateOnly(jour.Year, jour.Month, 1).AddMonths(1);

    private static DateOnly Plus(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Moins(DateOnly? fin, DateOnly b) => fin < b ? fin.Value : b;

    private sealed record LigneLue
    {
        public required int Id { get; init; }
        public required int GestionnaireId { get; init; }
        public required int? LieuId { get; init; }
        public required int? TribunalId { get; init; }
        public required DateOnly Nomination { get; init; }
        public required DateOnly? Fin { get; init; }
        public required DateOnly? Echeance { get; init; }
        public required DateOnly? Decision { get; init; }
        public required Civilite Civilite { get; init; }
        public required int Naissance { get; init; }
        public required DateOnly? Effet { get; init; }
        public required NatureMesure Nature { get; init; }
        public required ChampMesure? Champ { get; init; }
        public required LieuVie? LieuVie { get; init; }
        public required string? Commune { get; init; }
    }
}
