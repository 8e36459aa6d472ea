using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Shared;

/// <summary>A step in the life of a mesure.</summary>
/// <param name="Signature">who recorded it and when; null when the file that brought it did not say</param>
public sealed record EtapeMesure(
    DateOnly Date,
    string Acte,
    string? Details,
    string? Signature,
    int? ReservationId = null
);

/// <summary>A mesure and its history, as its court and its gestionnaire see them.</summary>
public sealed record MesureLue
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
    public required CommuneLue? Commune { get; init; }
    public required string Pays { get; init; }
    public required string? Tribunal { get; init; }
    public required string? Cabinet { get; init; }
    public required int GestionnaireId { get; init; }
    public required string Gestionnaire { get; init; }
    public required string? Telephone { get; init; }
    public required string? Courriel { get; init; }
    public required string? Lieu { get; init; }
    public required DateOnly? DatePremiereProtection { get; init; }
    public required DateOnly DateNomination { get; init; }
    public required DateOnly? DateFin { get; init; }
    public required CauseSortie? CauseSortie { get; init; }
    public required DateOnly? Echeance { get; init; }
    public required DateOnly? DateDerniereDecision { get; init; }
    public required bool EcheanceFixee { get; init; }
    public required ReservationOrigine? Reservation { get; init; }
    public required IReadOnlyList<EtatLu> Etats { get; init; }
    public required IReadOnlyList<EvenementLu> Evenements { get; init; }

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
        var (noms, communes, reservations) = (
            perimetre.Noms,
            perimetre.Communes,
            perimetre.Reservations
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
                Commune =
                    m.Commune == null
                        ? null
                        : new CommuneLue(m.Commune.Nom, m.Commune.CodesPostaux),
                Pays = m.Pays,
                Tribunal = m.Tribunal!.Nom,
                Cabinet = m.Cabinet!.Nom,
                GestionnaireId = m.GestionnaireId,
                Gestionnaire = m.Gestionnaire!.Nom,
                Telephone = m.LieuExercice!.Telephone ?? m.Gestionnaire.Telephone,
                Courriel = m.LieuExercice.ContactCourriel ?? m.Gestionnaire.Courriel,
                Lieu = m.LieuExercice.Nom,
                DatePremiereProtection = m.DatePremiereProtection,
                DateNomination = m.DateNomination,
                DateFin = m.DateFin,
                CauseSortie = m.CauseSortie,
                Echeance = m.Echeance,
                DateDerniereDecision = m.DateDerniereDecision,
                EcheanceFixee = m.EcheanceFixee,
                Reservation = reservations
                    .Where(r => r.Id == m.ReservationId)
                    .Select(r => new ReservationOrigine(
                        r.Id,
                        r.CreeeLe,
                        r.Auteur!.Prenom + " " + r.Auteur.Nom
                    ))
                    .FirstOrDefault(),
                Etats = m
                    .Etats.OrderBy(e => e.DateEffet)
                    .ThenBy(e => e.Id)
                    .Select(e => new EtatLu(
                        e.DateEffet,
                        e.Nature,
                        e.Champ,
                        e.LieuVie,
                        e.TypeEtablissement,
                        communes
                            .Where(c => c.Code == e.CommuneCode)
                            .Select(c => new CommuneLue(c.Nom, c.CodesPostaux))
                            .FirstOrDefault(),
                        e.Pays
                    ))
                    .ToList(),
                Evenements = m
                    .Evenements.OrderBy(e => e.DateEffet)
                    .ThenBy(e => e.Id)
                    .Select(e => new EvenementLu(
                        e.Type,
                        e.DateEffet,
                        e.SaisiLe,
                        noms.Where(n => n.Id == e.AuteurId).Select(n => n.Nom).FirstOrDefault(),
                        e.Details
                    ))
                    .ToList(),
            })
            .AsSplitQuery()
            .SingleOrDefaultAsync(annulation);
    }

    /// <summary>The story in the order of the dates of effect: each opening with the situation it starts from.</summary>
    public IEnumerable<EtapeMesure> Histoire()
    {
        List<EtapeMesure> etapes = [];
        if (Reservation is { } r)
            etapes.Add(
                new EtapeMesure(
                    Horloge.DateParis(r.CreeeLe),
                    "Réservation par le tribunal",
                    null,
                    r.Auteur,
                    r.Id
                )
            );
        var debuts = Evenements.Where(e => e.Type != TypeEvenementMesure.Cloture).ToList();
        if (debuts.Count == 0)
            etapes.Add(
                new EtapeMesure(DateNomination, "Nomination", Situation(DateNomination), null)
            );
        foreach (var e in Evenements)
            etapes.Add(
                new EtapeMesure(
                    e.DateEffet,
                    e.Type == TypeEvenementMesure.Ouverture
                        ? "Nomination"
                        : Francais.EnTete(e.Type.Libelle()),
                    debuts.Contains(e)
                        ? string.Join(
                            ". ",
                            new[] { Situation(e.DateEffet), e.Details }.OfType<string>()
                        )
                        : e.Details,
                    e.Par is null ? null : $"Saisi par {e.Par} le {Francais.Jour(e.SaisiLe)}"
                )
            );
        foreach (
            var etat in Etats.Where(x =>
                debuts.Count == 0
                    ? x.DateEffet != DateNomination
                    : debuts.All(d => d.DateEffet != x.DateEffet)
            )
        )
            etapes.Add(
                new EtapeMesure(
                    etat.DateEffet,
                    "Changement de situation",
                    Situation(etat.DateEffet),
                    null
                )
            );
        return etapes.OrderBy(e => e.Date);
    }

    /// <summary>The situation that took effect on a date; null when none did.</summary>
    private string? Situation(DateOnly date) =>
        Etats.LastOrDefault(e => e.DateEffet == date) is not { } etat ? null
        : Situer(etat.LieuVie, etat.TypeEtablissement, etat.Commune, etat.Pays) is { } lieu
            ? $"{Dossier.Intitule(etat.Nature, etat.Champ)} · {lieu}"
        : Dossier.Intitule(etat.Nature, etat.Champ);

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
    DateOnly DateEffet,
    NatureMesure Nature,
    ChampMesure? Champ,
    LieuVie? LieuVie,
    TypeEtablissement? TypeEtablissement,
    CommuneLue? Commune,
    string Pays
);

/// <summary>An event of the mesure.</summary>
public sealed record EvenementLu(
    TypeEvenementMesure Type,
    DateOnly DateEffet,
    DateTime SaisiLe,
    string? Par,
    string? Details
);
