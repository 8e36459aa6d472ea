using System.Globalization;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Data.Jeux.National;

/// <summary>
/// Draws the mesures of the national data set slice by slice, mixed as they would have been entered over the years, with the
/// reservations that some came from. Nothing but counts is kept of a slice once it is given.
/// </summary>
internal sealed class FluxMesures
{
    private const int EnCoursSur100 = 55;

    private readonly Hasard hasard;
    private readonly DateTime maintenant;
    private readonly TirageMesures tirage;
    private readonly IReadOnlyList<SiteNational> sites;
    private readonly Ressorts ressorts;
    private readonly BesoinsRecents besoins;
    private readonly ILookup<int, Cabinet> cabinets;
    private readonly ILookup<int, int> membres;
    private readonly List<TraitMesure>[] traits;

    // One entry per mesure: the site, and whether it is closed in the sign.
    private readonly int[] ordre;
    private int reservations;

    public FluxMesures(
        JeuDeDonnees jeu,
        Hasard hasard,
        DateTime maintenant,
        IReadOnlyList<SiteNational> sites,
        Ressorts ressorts,
        BesoinsRecents besoins,
        int nombre
    )
    {
        this.hasard = hasard;
        this.maintenant = maintenant;
        this.sites = sites;
        this.ressorts = ressorts;
        this.besoins = besoins;
        tirage = new(hasard, Horloge.DateParis(maintenant));
        cabinets = jeu.Cabinets.ToLookup(c => c.TribunalId);
        membres = jeu.Membres.ToLookup(m => m.TribunalId, m => m.UtilisateurId);
        traits = [.. jeu.Gestionnaires.Select(_ => new List<TraitMesure>())];

        // The mesures that a site has whatever the size of the set, unless they would be most of it.
        var fixes = sites.Sum(s => s.Fixes);
        var avecFixes = nombre > fixes;
        var libres = avecFixes ? nombre - fixes : nombre;
        var enCours = (int)((long)libres * EnCoursSur100 / 100);
        EnCours = Repartir(enCours);
        var closes = Repartir(libres - enCours);
        if (avecFixes)
            for (var s = 0; s < sites.Count; s++)
                EnCours[s] += sites[s].Fixes;
        ordre = new int[nombre];
        var n = 0;
        for (var s = 0; s < sites.Count; s++)
        {
            ordre.AsSpan(n, EnCours[s]).Fill(s);
            ordre.AsSpan(n += EnCours[s], closes[s]).Fill(~s);
            n += closes[s];
        }
        hasard.Melanger(ordre);
    }

    /// <summary>Mesures en cours that each site gets.</summary>
    public int[] EnCours { get; }

    /// <summary>Mesures from <paramref name="debut"/> on.</summary>
    public Tranche Tirer(int debut, int nombre)
    {
        var tranche = new Tranche();
        for (var i = debut; i < Math.Min(ordre.Length, debut + nombre); i++)
        {
            var site = sites[ordre[i] < 0 ? ~ordre[i] : ordre[i]];
            var place = site.Etablissement ?? site.Autour.Tirer(hasard);
            var tribunal = ressorts.De(place, hasard);
            var mesure = tirage.Tirer(
                new(
                    site.Gestionnaire.Id,
                    site.Lieu.Id,
                    tribunal,
                    Cabinet(tribunal),
                    place,
                    site.Gestionnaire.Accompagnements,
                    site.TypeEtablissement,
                    site.CompteId
                ),
                ordre[i] < 0 ? StatutMesure.Eteinte : StatutMesure.EnCours
            );
            traits[site.Gestionnaire.Id - 1].Add(mesure.Trait);
            tranche.Jeu.Ajouter(mesure);
            // One mesure in six of the last year began by a reservation.
            if (mesure.Mesure.CreeeLe > maintenant.AddDays(-365) && hasard.Chance(16))
                tranche.Jeu.Reservations.Add(Ouverte(mesure, site));
            // Here and there a court waits for an answer about somebody alike.
            if (hasard.Entier(1, 400) == 1)
                tranche.Jeu.Reservations.Add(EnAttente(mesure, site));
        }
        return tranche;
    }

    /// <summary>What the mesures drawn so far show of a gestionnaire.</summary>
    public Experience Experience(Gestionnaire gestionnaire) =>
        Gestionnaires.Experience.FromMesures(traits[gestionnaire.Id - 1]);

    private Reservation Ouverte(MesureTiree tiree, SiteNational site)
    {
        var mesure = tiree.Mesure;
        var creee = mesure.CreeeLe.AddDays(-hasard.Entier(8, 40));
        var repondue = creee.AddHours(hasard.Entier(2, 150));
        var reservation = Reservation(tiree, site, creee, mesure.CreeeLe, mesure.NumeroRg);
        reservation.Etat = EtatReservation.Ouverte;
        reservation.RepondueLe = repondue;
        reservation.ReponduParId = site.CompteId;
        reservation.OuverteLe = mesure.CreeeLe;
        reservation.OuverteParId = site.CompteId;
        reservation.MesureId = mesure.Id;
        reservation.Version = 2;
        mesure.ReservationId = reservation.Id;
        if (repondue >= maintenant.AddMonths(-CalculerExperience.MoisReponses))
        {
            site.Gestionnaire.ReponsesNombre++;
            site.Gestionnaire.ReponsesHeures += (int)(repondue - creee).TotalHours;
        }
        return reservation;
    }

    private Reservation EnAttente(MesureTiree tiree, SiteNational site)
    {
        site.Lieu.EnAttente++;
        return Reservation(tiree, site, maintenant.AddHours(-hasard.Entier(1, 400)), null, null);
    }

    /// <param name="fin">when it ended; null while it waits</param>
    private Reservation Reservation(
        MesureTiree tiree,
        SiteNational site,
        DateTime creee,
        DateTime? fin,
        string? rg
    )
    {
        var mesure = tiree.Mesure;
        var (accompagnements, langues) = besoins.Garde(fin)
            ? besoins.Demander(tiree.Trait)
            : ([], []);
        return new()
        {
            Id = ++reservations,
            JetonFormulaire = hasard.Guid(),
            TribunalId = mesure.TribunalId!.Value,
            AuteurId = hasard.Parmi([.. membres[mesure.TribunalId.Value]]),
            CabinetId = mesure.CabinetId,
            GestionnaireId = site.Gestionnaire.Id,
            LieuDemandeId = site.Lieu.Id,
            LieuId = site.Lieu.Id,
            NumeroRg = rg,
            MotifSansRg = rg is null ? MotifSansRg.NonAttribue : null,
            Nature = mesure.Nature,
            Champ = mesure.Champ,
            Civilite = mesure.Civilite,
            AnneeNaissance = mesure.AnneeNaissance,
            LieuVie = mesure.LieuVie,
            CommuneCode = mesure.CommuneCode,
            Accompagnements = accompagnements,
            Langues = langues,
            RangVu = hasard.Entier(1, 5),
            BaremeVersion = Bareme.Defaut.Version,
            Etat = EtatReservation.EnAttente,
            CreeeLe = creee,
            ExpireLe = creee.AddDays(Designation.Reservation.DelaiExpirationJours),
        };
    }

    private int? Cabinet(int tribunal)
    {
        var choix = cabinets[tribunal];
        return hasard.Chance(85) ? choix.ElementAt(hasard.Entier(0, choix.Count() - 1)).Id : null;
    }

    /// <summary>Shares a number between the sites by their weight, to the last one.</summary>
    private int[] Repartir(int nombre)
    {
        var total = sites.Sum(s => (long)s.Poids);
        var parts = new int[sites.Count];
        var (poids, donnees) = (0L, 0);
        for (var i = 0; i < parts.Length; i++)
        {
            poids += sites[i].Poids;
            parts[i] = (int)(nombre * poids / total) - donnees;
            donnees += parts[i];
        }
        return parts;
    }
}

/// <summary>Consecutive mesures with their rows, and the reservations some came from.</summary>
internal sealed class Tranche
{
    public JeuDeDonnees Jeu { get; } = new();

    public async Task EcrireAsync(EcritureEnMasse masse, CancellationToken annulation)
    {
        await masse.EcrireAsync(Jeu.Mesures, annulation);
        await masse.EcrireAsync(Jeu.Etats, annulation);
        await masse.EcrireAsync(Jeu.Evenements, annulation);
        await masse.EcrireAsync(Jeu.Ressources, annulation);
        await masse.EcrireAsync(Jeu.Reservations, annulation);
    }
}
