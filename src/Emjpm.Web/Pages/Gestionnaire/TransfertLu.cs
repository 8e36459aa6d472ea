using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A transfer as one of its two sides sees it: the file number of the other is not in it.</summary>
public sealed record TransfertLu
{
    public required int Id { get; init; }

    /// <summary>Offered to the reader, who answers; else asked for by the reader.</summary>
    public required bool Recu { get; init; }
    public required EtatTransfert Etat { get; init; }
    public required int MesureId { get; init; }
    public required int? MesureRecueId { get; init; }
    public required NatureMesure Nature { get; init; }
    public required ChampMesure? Champ { get; init; }
    public required Civilite Civilite { get; init; }
    public required int AnneeNaissance { get; init; }
    public required LieuVie? LieuVie { get; init; }
    public required string? Commune { get; init; }
    public required string? Tribunal { get; init; }
    public required string? Cabinet { get; init; }
    public required string? NumeroRg { get; init; }
    public required DateOnly? DatePremiereProtection { get; init; }
    public required DateOnly DateNomination { get; init; }
    public required DateOnly? DateDerniereDecision { get; init; }
    public required DateOnly? Echeance { get; init; }
    public required bool EcheanceFixee { get; init; }
    public required string Cedant { get; init; }
    public required string? CedantTelephone { get; init; }
    public required string? CedantCourriel { get; init; }
    public required string Receveur { get; init; }
    public required int? LieuSouhaiteId { get; init; }
    public required string? LieuSouhaite { get; init; }
    public required DateOnly DateDecision { get; init; }
    public required MotifTransfert Motif { get; init; }
    public required string? TexteMotif { get; init; }
    public required DateTime DemandeLe { get; init; }
    public required string DemandePar { get; init; }
    public required DateTime? ClosLe { get; init; }
    public required string? ClosPar { get; init; }
    public required MotifRefus? MotifRefus { get; init; }
    public required string? TexteRefus { get; init; }

    /// <summary>« Tutelle aux biens et à la personne ».</summary>
    public string Intitule => Dossier.Intitule(Nature, Champ);

    /// <summary>The other side.</summary>
    public string Autre => Recu ? Cedant : Receveur;

    public bool EnAttente => Etat == EtatTransfert.EnAttente;

    /// <summary>« À réviser avant le … (…). »; null without a term.</summary>
    public string? Terme =>
        Echeance is { } e
            ? $"{Francais.Date(e)} ({EcheanceLegale.Expliquer(Nature, DateDerniereDecision ?? DateNomination, e, EcheanceFixee)})"
            : null;

    /// <summary>Where it stands, in words.</summary>
    public string Situation =>
        EnAttente
            ? Recu
                ? $"Proposé le {Francais.Jour(DemandeLe)}, il attend votre réponse"
                : $"Proposé le {Francais.Jour(DemandeLe)}, il attend la réponse de {Receveur}"
            : $"{Francais.EnTete(Etat.Libelle())} le {Francais.Jour(ClosLe ?? DemandeLe)}{(MotifRefus is { } m ? $" ({m.Libelle()})" : "")}";

    /// <summary>The transfer in the perimeter, on either side; null when there is none.</summary>
    public static async Task<TransfertLu?> LireAsync(
        Perimetre perimetre,
        int id,
        CancellationToken annulation
    ) =>
        await Lire(perimetre.TransfertsRecus.Where(t => t.Id == id), true)
            .SingleOrDefaultAsync(annulation)
        ?? await Lire(perimetre.TransfertsEnvoyes.Where(t => t.Id == id), false)
            .SingleOrDefaultAsync(annulation);

    /// <summary>Projects transfers for a side.</summary>
    public static IQueryable<TransfertLu> Lire(IQueryable<TransfertMesure> transferts, bool recu) =>
        transferts.Select(t => new TransfertLu
        {
            Id = t.Id,
            Recu = recu,
            Etat = t.Etat,
            MesureId = t.MesureId,
            MesureRecueId = t.MesureRecueId,
            Nature = t.Mesure!.Nature,
            Champ = t.Mesure.Champ,
            Civilite = t.Mesure.Civilite,
            AnneeNaissance = t.Mesure.AnneeNaissance,
            LieuVie = t.Mesure.LieuVie,
            Commune = t.Mesure.Commune!.Nom,
            Tribunal = t.Mesure.Tribunal!.Nom,
            Cabinet = t.Mesure.Cabinet!.Nom,
            NumeroRg = t.Mesure.NumeroRg,
            DatePremiereProtection = t.Mesure.DatePremiereProtection,
            DateNomination = t.Mesure.DateNomination,
            DateDerniereDecision = t.Mesure.DateDerniereDecision,
            Echeance = t.Mesure.Echeance,
            EcheanceFixee = t.Mesure.EcheanceFixee,
            Cedant = t.Cedant!.Nom,
            CedantTelephone = t.Mesure.LieuExercice!.Telephone ?? t.Cedant.Telephone,
            CedantCourriel = t.Mesure.LieuExercice.ContactCourriel ?? t.Cedant.Courriel,
            Receveur = t.Receveur!.Nom,
            LieuSouhaiteId = t.LieuSouhaiteId,
            LieuSouhaite = t.LieuSouhaite!.Nom,
            DateDecision = t.DateDecision,
            Motif = t.Motif,
            TexteMotif = t.TexteMotif,
            DemandeLe = t.DemandeLe,
            DemandePar = t.DemandePar!.Prenom + " " + t.DemandePar.Nom,
            ClosLe = t.ClosLe,
            ClosPar = t.ClosPar == null ? null : t.ClosPar.Prenom + " " + t.ClosPar.Nom,
            MotifRefus = t.MotifRefus,
            TexteRefus = t.TexteRefus,
        });
}
