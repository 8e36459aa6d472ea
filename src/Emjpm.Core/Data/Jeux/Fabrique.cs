using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;

namespace Emjpm.Core.Data.Jeux;

/// <summary>Adds accounts, courts' members, gestionnaires and their sites to a data set, numbering them.</summary>
internal sealed class Fabrique(
    JeuDeDonnees jeu,
    Hasard hasard,
    DateTime maintenant,
    string empreinteMotDePasse,
    int premierUtilisateur
)
{
    public DateOnly Aujourdhui { get; } = Horloge.DateParis(maintenant);

    public Utilisateur Compte(string courriel, Personne personne, Role role, bool actif = true)
    {
        var compte = new Utilisateur
        {
            Id = premierUtilisateur + jeu.Utilisateurs.Count,
            Nom = personne.Nom,
            Prenom = personne.Prenom,
            Role = role,
            Actif = actif,
            CreeLe = maintenant.AddDays(-400),
            UserName = courriel,
            NormalizedUserName = courriel.ToUpperInvariant(),
            Email = courriel,
            NormalizedEmail = courriel.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            PasswordHash = empreinteMotDePasse,
            SecurityStamp = hasard.Guid().ToString("N"),
            ConcurrencyStamp = hasard.Guid().ToString(),
        };
        jeu.Utilisateurs.Add(compte);
        return compte;
    }

    public Cabinet Cabinet(Tribunal tribunal, string nom)
    {
        var cabinet = new Cabinet
        {
            Id = jeu.Cabinets.Count + 1,
            TribunalId = tribunal.Id,
            Nom = nom,
        };
        jeu.Cabinets.Add(cabinet);
        return cabinet;
    }

    public MembreTribunal Membre(
        Tribunal tribunal,
        Cabinet? cabinet,
        Utilisateur compte,
        bool approuve = true,
        DateOnly? au = null
    )
    {
        var du = Aujourdhui.AddDays(-hasard.Entier(400, 1_600));
        var membre = new MembreTribunal
        {
            Id = jeu.Membres.Count + 1,
            UtilisateurId = compte.Id,
            TribunalId = tribunal.Id,
            Fonction = compte.Role is Role.Juge ? FonctionTribunal.Juge : FonctionTribunal.Greffier,
            CabinetId = cabinet?.Id,
            Du = du,
            Au = au,
            ApprouveLe = approuve ? hasard.Instant(du) : null,
        };
        jeu.Membres.Add(membre);
        return membre;
    }

    public Gestionnaire Gestionnaire(TypeGestionnaire type, string nom, Personne? personne)
    {
        var id = jeu.Gestionnaires.Count + 1;
        var adresse =
            personne?.Identifiant ?? Texte.Normaliser(nom).Replace(' ', '-').ToLowerInvariant();
        var gestionnaire = new Gestionnaire
        {
            Id = id,
            Type = type,
            Nom = nom,
            NomRecherche = Texte.NormaliserNom(nom),
            Civilite = personne?.Civilite,
            Siret = type is TypeGestionnaire.Prepose ? null : Noms.Siret(id),
            Courriel =
                type is TypeGestionnaire.Service
                    ? $"contact@{adresse}.example"
                    : $"{adresse}@mandataire.example",
            Telephone = Noms.Telephone(hasard),
        };
        gestionnaire.EtendreTexteRecherche(
            Gestionnaires.Gestionnaire.NomDeTri(nom, gestionnaire.Civilite),
            gestionnaire.Siret
        );
        jeu.Gestionnaires.Add(gestionnaire);
        return gestionnaire;
    }

    public LieuExercice Lieu(Gestionnaire gestionnaire, TypeLieu type, string nom, Place place)
    {
        var commune = place.Commune;
        var exacte = commune.Precision is PrecisionPosition.Commune;
        var lieu = new LieuExercice
        {
            Id = jeu.Lieux.Count + 1,
            GestionnaireId = gestionnaire.Id,
            Type = type,
            Nom = nom,
            Adresse = Noms.Adresse(hasard),
            CodePostal = place.CodePostal,
            CommuneCode = commune.Code,
            // Within about a kilometre of the centre, as an address would be.
            Latitude = Decale(commune.Latitude, exacte),
            Longitude = Decale(commune.Longitude, exacte),
            Precision = exacte ? PrecisionPosition.Adresse : commune.Precision,
            Telephone = Noms.Telephone(hasard),
            OuvertLe = Aujourdhui.AddDays(-hasard.Entier(1_900, 4_500)),
        };
        gestionnaire.EtendreTexteRecherche(nom, commune.Nom, lieu.CodePostal);
        jeu.Lieux.Add(lieu);
        return lieu;
    }

    public LieuExercice Lieu(Gestionnaire gestionnaire, Etablissement etablissement, Place place)
    {
        var lieu = Lieu(gestionnaire, TypeLieu.Etablissement, etablissement.Nom, place);
        lieu.EtablissementFiness = etablissement.NumeroFiness;
        lieu.Adresse = etablissement.Adresse;
        lieu.Latitude = etablissement.Latitude;
        lieu.Longitude = etablissement.Longitude;
        lieu.Precision = etablissement.Precision;
        return lieu;
    }

    public Habilitation Habilitation(
        Gestionnaire gestionnaire,
        string departement,
        int? capacite,
        Etablissement? etablissement = null,
        bool financeur = true
    )
    {
        var du = Aujourdhui.AddDays(-hasard.Entier(1_850, 4_000));
        var id = jeu.Habilitations.Count + 1;
        var habilitation = new Habilitation
        {
            Id = id,
            GestionnaireId = gestionnaire.Id,
            DepartementCode = departement,
            EtablissementFiness = etablissement?.NumeroFiness,
            TypeActe = gestionnaire.Type switch
            {
                TypeGestionnaire.Individuel => TypeActe.Agrement,
                TypeGestionnaire.Service => TypeActe.Autorisation,
                _ => TypeActe.Declaration,
            },
            NumeroActe = $"{departement}-{du.Year}-{id:0000}",
            DateActe = du.AddDays(-10),
            Du = du,
            CapaciteAutorisee = capacite,
            DepartementFinanceur = financeur,
        };
        jeu.Habilitations.Add(habilitation);
        return habilitation;
    }

    public DroitGestionnaire Droit(
        Gestionnaire gestionnaire,
        Utilisateur compte,
        bool recoit = true
    )
    {
        var droit = new DroitGestionnaire
        {
            Id = jeu.Droits.Count + 1,
            UtilisateurId = compte.Id,
            GestionnaireId = gestionnaire.Id,
            Du = Aujourdhui.AddDays(-hasard.Entier(300, 1_500)),
            RecoitReservations = recoit,
            Administre = true,
            Ecrit = true,
            Repond = true,
        };
        jeu.Droits.Add(droit);
        return droit;
    }

    /// <summary>The right of an agent: a département, a region, or the whole country when both are null.</summary>
    public void Territoire(Utilisateur agent, string? departement, string? region) =>
        jeu.Territoires.Add(
            new DroitTerritoire
            {
                Id = jeu.Territoires.Count + 1,
                UtilisateurId = agent.Id,
                Niveau =
                    departement is not null ? NiveauTerritoire.Departement
                    : region is not null ? NiveauTerritoire.Region
                    : NiveauTerritoire.National,
                DepartementCode = departement,
                RegionCode = region,
                Du = Aujourdhui.AddDays(-500),
                ApprouveLe = maintenant.AddDays(-500),
            }
        );

    public void Absence(
        Gestionnaire gestionnaire,
        bool suspension,
        int du,
        int? au,
        string motif
    ) =>
        jeu.Indisponibilites.Add(
            new()
            {
                Id = jeu.Indisponibilites.Count + 1,
                GestionnaireId = gestionnaire.Id,
                EstSuspension = suspension,
                Du = Aujourdhui.AddDays(du),
                Au = au is { } jours ? Aujourdhui.AddDays(jours) : null,
                Motif = motif,
                DeclareLe = hasard.Instant(Aujourdhui.AddDays(Math.Min(du, 0) - 3)),
            }
        );

    public void Souhaiter(Gestionnaire gestionnaire, IEnumerable<Tribunal> tribunaux) =>
        jeu.Souhaits.AddRange(
            tribunaux
                .DistinctBy(t => t.Id)
                .Select(t => new TribunalSouhaite
                {
                    GestionnaireId = gestionnaire.Id,
                    TribunalId = t.Id,
                })
        );

    public bool EstSouhaite(Gestionnaire gestionnaire, Tribunal tribunal) =>
        jeu.Souhaits.Exists(s =>
            s.GestionnaireId == gestionnaire.Id && s.TribunalId == tribunal.Id
        );

    public List<Habilitation> HabilitationsDe(Gestionnaire gestionnaire) =>
        jeu.Habilitations.FindAll(h => h.GestionnaireId == gestionnaire.Id);

    public void Desactiver(int compte) =>
        jeu.Utilisateurs.Single(u => u.Id == compte).Actif = false;

    /// <summary>Figures declared some days ago.</summary>
    public void Declarer(LieuExercice lieu, int ilYAJours, string par)
    {
        lieu.DeclareLe = hasard.Instant(Aujourdhui.AddDays(-Math.Max(1, ilYAJours)));
        lieu.DeclarePar = par;
        lieu.DeclareCanal = hasard.Pese<CanalDeclaration>([
            (CanalDeclaration.Saisie, 60),
            (CanalDeclaration.Fichier, 25),
            (CanalDeclaration.Logiciel, 15),
        ]);
    }

    private double? Decale(double? degres, bool exacte) =>
        exacte && degres is { } d ? Math.Round(d + (hasard.Part() - 0.5) * 0.016, 5) : degres;
}
