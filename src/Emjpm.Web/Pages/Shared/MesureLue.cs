using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Shared;

/// <summary>A mesure and its history, as its court and its gestionnaire see them.</summary>
public sealed partial record MesureLue
{
    public required int Id { get; init; }
    public required StatutMesure Statut { get; init; }
    public required NatureMesure Nature { get; init; }
    public required ChampMesure? Champ { get; init; }
    public required string? NumeroRg { get; init; }
    public required string? NumeroDossier { get; init; }
    public required Civilite Civilite { get; init; }
    public required int AnneeNaissance { get; init; }
    public required LieuVie? LieuVie { get; init; }
    public required TypeEtablissement? TypeEtablissement { get; init; }
    public required string? CommuneCode { get; init; }
    public required CommuneLue? Commune { get; init; }
    public required string Pays { get; init; }
    public required int? TribunalId { get; init; }
    public required string? Tribunal { get; init; }
    public required string? Cabinet { get; init; }
    public required int GestionnaireId { get; init; }
    public required string Gestionnaire { get; init; }
    public required string? Telephone { get; init; }
    public required string? Courriel { get; init; }
    public required int? LieuId { get; init; }
    public required string? Lieu { get; init; }
    public required DateOnly? DatePremiereProtection { get; init; }
    public required DateOnly DateNomination { get; init; }
    public required DateOnly? DateProtectionEnCours { get; init; }
    public required DateOnly? DateFin { get; init; }
    public required CauseSortie? CauseSortie { get; init; }
    public required DateOnly? Echeance { get; init; }
    public required DateOnly? DateDerniereDecision { get; init; }
    public required bool EcheanceFixee { get; init; }
    public required string? GereePar { get; init; }
    public required DateTime? GereeDepuis { get; init; }
    public required int Version { get; init; }
    public required ReservationOrigine? Reservation { get; init; }

    /// <summary>The transfer that waits for an answer, for who asked for it; null when there is none.</summary>
    public required TransfertEnAttente? Transfert { get; init; }
    public required IReadOnlyList<EtatLu> Etats { get; init; }
    public required IReadOnlyList<EvenementLu> Evenements { get; init; }
    public required IReadOnlyList<RessourcesLues> Ressources { get; init; }

    /// <summary>Whether this actor of its gestionnaire may change it: a right to write, and no software that keeps it.</summary>
    public bool EcriturePermise(Acteur acteur) =>
        acteur.Gestionnaire?.Droits.Ecrit == true
        && GereePar is null
        && Statut != StatutMesure.Retiree;

    /// <summary>Whether this actor of its gestionnaire may bring it back.</summary>
    public bool RetourPermis(Acteur acteur) =>
        acteur.Gestionnaire?.Droits.Ecrit == true
        && GereePar is null
        && Statut == StatutMesure.Retiree;

    /// <summary>A future end is known.</summary>
    public bool FinAnnoncee => Statut == StatutMesure.EnCours && DateFin is not null;

    /// <summary>« Tutelle aux biens · RG 12A34567 », to name the mesure above a form.</summary>
    public string Reference =>
        NumeroRg is null ? $"{Intitule} · mesure n° {Id}" : $"{Intitule} · RG {NumeroRg}";

    /// <summary>« Tutelle aux biens et à la personne ».</summary>
    public string Intitule => Dossier.Intitule(Nature, Champ);

    /// <summary>« En établissement (établissement psychiatrique), Lille (59000) ».</summary>
    public string? Residence => Situer(LieuVie, TypeEtablissement, Commune, Pays);

    /// <inheritdoc cref="EcheanceLegale.Expliquer"/>
    public string OrigineEcheance =>
        EcheanceLegale.Expliquer(
            Nature,
            DateDerniereDecision ?? DateNomination,
            Echeance,
            EcheanceFixee
        );

    /// <summary>The mesure in the perimeter; null when there is none.</summary>
    public static Task<MesureLue?> LireAsync(
        Perimetre perimetre,
        int id,
        CancellationToken annulation
    )
    {
        // What the person lives on is between the mandataire and the person: decision 0016.
        var tribunal = perimetre.Acteur.Tribunal is not null;
        var (noms, communes, reservations, transferts) = (
            perimetre.Noms,
            perimetre.Communes,
            perimetre.Reservations,
            perimetre.TransfertsEnvoyes.Where(t => t.Etat == EtatTransfert.EnAttente)
        );
        return perimetre
            .Mesures.Where(m => m.Id == id)
            .Select(m => new MesureLue
            {
                Id = m.Id,
                Statut = m.Statut,
                Nature = m.Nature,
                Champ = m.Champ,
                NumeroRg = m.NumeroRg,
                NumeroDossier = m.NumeroDossier,
                Civilite = m.Civilite,
                AnneeNaissance = m.AnneeNaissance,
                LieuVie = m.LieuVie,
                TypeEtablissement = m.TypeEtablissement,
                CommuneCode = m.CommuneCode,
                Commune =
                    m.Commune == null
                        ? null
                        : new CommuneLue(m.Commune.Nom, m.Commune.CodesPostaux),
                Pays = m.Pays,
                TribunalId = m.TribunalId,
                Tribunal = m.Tribunal!.Nom,
                Cabinet = m.Cabinet!.Nom,
                GestionnaireId = m.GestionnaireId,
                Gestionnaire = m.Gestionnaire!.Nom,
                Telephone = m.LieuExercice!.Telephone ?? m.Gestionnaire.Telephone,
                Courriel = m.LieuExercice.ContactCourriel ?? m.Gestionnaire.Courriel,
                LieuId = m.LieuExerciceId,
                Lieu = m.LieuExercice.Nom,
                DatePremiereProtection = m.DatePremiereProtection,
                DateNomination = m.DateNomination,
                DateProtectionEnCours = m.DateProtectionEnCours,
                DateFin = m.DateFin,
                CauseSortie = m.CauseSortie,
                Echeance = m.Echeance,
                DateDerniereDecision = m.DateDerniereDecision,
                EcheanceFixee = m.EcheanceFixee,
                GereePar = m.GereePar,
                GereeDepuis = m.GereeDepuis,
                Version = m.Version,
                Reservation = reservations
                    .Where(r => r.Id == m.ReservationId)
                    .Select(r => new ReservationOrigine(
                        r.Id,
                        r.CreeeLe,
                        r.Auteur!.Prenom + " " + r.Auteur.Nom
                    ))
                    .FirstOrDefault(),
                Transfert = transferts
                    .Where(t => t.MesureId == m.Id)
                    .Select(t => new TransfertEnAttente(t.Id, t.Receveur!.Nom))
                    .FirstOrDefault(),
                // Joined, not « the first of »: SQLite would number the 35,000 communes to find it.
                Etats = m
                    .Etats.OrderBy(e => e.DateEffet)
                    .ThenBy(e => e.Id)
                    .SelectMany(
                        e => communes.Where(c => c.Code == e.CommuneCode).DefaultIfEmpty(),
                        (e, c) =>
                            new EtatLu(
                                e.Id,
                                e.DateEffet,
                                e.Nature,
                                e.Champ,
                                e.LieuVie,
                                e.TypeEtablissement,
                                e.CommuneCode,
                                c == null ? null : new CommuneLue(c.Nom, c.CodesPostaux),
                                e.Pays
                            )
                    )
                    .ToList(),
                Evenements = m
                    .Evenements.Where(e => !tribunal || e.Type != TypeEvenementMesure.Ressources)
                    .OrderBy(e => e.DateEffet)
                    .ThenBy(e => e.Id)
                    .Select(e => new EvenementLu(
                        e.Type,
                        e.DateEffet,
                        e.SaisiLe,
                        noms.Where(n => n.Id == e.AuteurId).Select(n => n.Nom).FirstOrDefault(),
                        tribunal && e.Type == TypeEvenementMesure.Import ? null : e.Details,
                        e.Resultat
                    ))
                    .ToList(),
                Ressources = m
                    .Ressources.Where(r => !tribunal)
                    .OrderByDescending(r => r.Annee)
                    .ThenBy(r => r.Id)
                    .Select(r => new RessourcesLues(r.Annee, r.NiveauCentimes, r.Prestations))
                    .ToList(),
            })
            .AsSplitQuery()
            .SingleOrDefaultAsync(annulation);
    }

    private static string? Situer(
        LieuVie? lieuVie,
        TypeEtablissement? type,
        CommuneLue? commune,
        string pays
    )
    {
        var ou = (lieuVie, type) switch
        {
            ({ } l, { } t) => $"{l.Libelle()} ({t.Libelle()})",
            ({ } l, null) => l.Libelle(),
            _ => null,
        };
        var place =
            commune is not null ? ChercherLieux.Libelle(commune.Nom, commune.CodesPostaux)
            : pays == "FR" ? null
            : pays == "BE" ? "Belgique"
            : $"à l’étranger ({pays})";
        return string.Join(", ", new[] { ou, place }.OfType<string>()) is { Length: > 0 } texte
            ? Francais.EnTete(texte)
            : null;
    }
}

public sealed record CommuneLue(string Nom, string CodesPostaux);

/// <summary>The reservation a mesure came from.</summary>
public sealed record ReservationOrigine(int Id, DateTime CreeeLe, string Auteur);

/// <summary>A situation of the mesure.</summary>
public sealed record EtatLu(
    int Id,
    DateOnly DateEffet,
    NatureMesure Nature,
    ChampMesure? Champ,
    LieuVie? LieuVie,
    TypeEtablissement? TypeEtablissement,
    string? CommuneCode,
    CommuneLue? Commune,
    string Pays
);

/// <summary>Resources of a year.</summary>
public sealed record RessourcesLues(
    int Annee,
    long NiveauCentimes,
    IReadOnlyList<PrestationSociale> Prestations
);

/// <summary>An event of the mesure.</summary>
public sealed record EvenementLu(
    TypeEvenementMesure Type,
    DateOnly DateEffet,
    DateTime SaisiLe,
    string? Par,
    string? Details,
    ResultatRevision? Resultat
);

/// <summary>A transfer that waits for the answer of another gestionnaire.</summary>
public sealed record TransfertEnAttente(int Id, string Receveur);
