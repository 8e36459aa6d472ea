using System.Security.Cryptography;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre;

/// <summary>A document to file. Names of properties are those under which a refusal is shown.</summary>
public sealed record PieceDeposee
{
    public required GenrePiece Genre { get; init; }

    /// <summary>The habilitation it is about; null when it is about the entry.</summary>
    public int? HabilitationId { get; init; }
    public string? Numero { get; init; }
    public required DateOnly? Date { get; init; }
    public DateOnly? ValableJusquAu { get; init; }

    /// <summary>Name of the file as the browser gives it; null without a file.</summary>
    public string? NomFichier { get; init; }

    /// <summary>The file; null when the document was seen and is not filed.</summary>
    public byte[]? Octets { get; init; }
}

/// <summary>Files a document on an entry: a decision, an oath, a certificate, with its term and its PDF.</summary>
public sealed class AjouterPiece(EmjpmDbContext db, EcrireRegistre ecrire, TimeProvider horloge)
{
    private static readonly DateOnly PremiereDate = new(1950, 1, 1);

    /// <summary>False when the entry, or the habilitation, is not in the territory of the agent.</summary>
    /// <exception cref="RegleMetierException">a value is missing or wrong, or the file is no PDF</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        PieceDeposee piece,
        CancellationToken annulation = default
    )
    {
        Verifier(piece);
        return await ecrire.ExecuterAsync(
            acteur,
            gestionnaireId,
            entree =>
            {
                var h = piece.HabilitationId is { } id ? entree.Habilitation(id) : null;
                if (piece.HabilitationId is not null && h is null)
                    return Task.FromResult(false);
                db.PiecesRegistre.Add(
                    new PieceRegistre
                    {
                        GestionnaireId = gestionnaireId,
                        HabilitationId = h?.Id,
                        Genre = piece.Genre,
                        Numero = ActeSaisi.Propre(piece.Numero),
                        Date = piece.Date!.Value,
                        ValableJusquAu = piece.ValableJusquAu,
                        NomFichier = piece.Octets is null ? null : NomPropre(piece.NomFichier),
                        Taille = piece.Octets?.Length ?? 0,
                        Empreinte = piece.Octets is { } octets
                            ? Convert.ToHexStringLower(SHA256.HashData(octets))
                            : null,
                        Octets = piece.Octets,
                        DeposeeParId = acteur.UtilisateurId,
                        DeposeeLe = horloge.Maintenant(),
                    }
                );
                entree.Inscrire(
                    GenreActe.PieceAjoutee,
                    new()
                    {
                        DateEffet = piece.Date.Value,
                        NumeroActe = piece.Numero,
                        Motif =
                            $"{Francais.EnTete(piece.Genre.Libelle())}{(piece.ValableJusquAu is { } au ? $", jusqu’au {Francais.Date(au)}" : "")}{(piece.Octets is null ? ", vue et non déposée" : "")}.",
                    },
                    h
                );
                return Task.FromResult(true);
            },
            capacites: false,
            annulation
        )
            is not null;
    }

    private void Verifier(PieceDeposee piece)
    {
        var aujourdhui = horloge.Aujourdhui();
        if (piece.Date is null || piece.Date > aujourdhui || piece.Date < PremiereDate)
            throw new RegleMetierException(
                "Saisissez la date de la pièce, aujourd’hui au plus tard.",
                nameof(piece.Date)
            );
        if (piece.ValableJusquAu < piece.Date)
            throw new RegleMetierException(
                "Le dernier jour de validité vient après la date de la pièce : vérifiez les deux dates.",
                nameof(piece.ValableJusquAu)
            );
        if (piece.Numero?.Trim().Length > FaitsHabilitation.NumeroMax)
            throw new RegleMetierException(
                $"Saisissez {Francais.Nombre(FaitsHabilitation.NumeroMax, "caractère")} au plus.",
                nameof(piece.Numero)
            );
        if (piece.Genre == GenrePiece.Acte && piece.Octets is null)
            throw new RegleMetierException(
                "Joignez le PDF de l’arrêté ou de la décision.",
                "Fichier"
            );
        if (piece.Octets is { } octets)
            VerifierPdf(octets);
    }

    /// <summary>What the file is, whatever it is called. Source: ISO 32000-1, 7.5.2 and 7.5.5.</summary>
    private static void VerifierPdf(ReadOnlySpan<byte> octets)
    {
        if (octets.Length > PieceRegistre.OctetsMax)
            throw new RegleMetierException(
                $"Le fichier dépasse {PieceRegistre.OctetsMax / 1024 / 1024} Mo : numérisez-le en noir et blanc, ou séparez-le.",
                "Fichier"
            );
        if (
            !octets.StartsWith("%PDF-"u8)
            || octets[^Math.Min(octets.Length, 1024)..].IndexOf("%%EOF"u8) < 0
        )
            throw new RegleMetierException(
                "Ce fichier n’est pas un PDF, ou il est incomplet : enregistrez le document au format PDF, puis choisissez-le à nouveau.",
                "Fichier"
            );
    }

    private static string NomPropre(string? nom)
    {
        var propre = Path.GetFileNameWithoutExtension(nom ?? "").Trim();
        return $"{(propre.Length == 0 ? "piece" : propre[..Math.Min(propre.Length, 150)])}.pdf";
    }
}

/// <summary>Withdraws a document filed by mistake, or replaced: it no longer counts and stays in the history.</summary>
public sealed class RetirerPiece(EmjpmDbContext db, EcrireRegistre ecrire, TimeProvider horloge)
{
    /// <summary>False when there is no such document in the territory of the agent, or when it is withdrawn.</summary>
    /// <exception cref="RegleMetierException">no reason</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        int pieceId,
        string? motif,
        CancellationToken annulation = default
    ) =>
        await ecrire.ExecuterAsync(
            acteur,
            gestionnaireId,
            async entree =>
            {
                var piece = await db.PiecesRegistre.Trouver(pieceId, gestionnaireId, annulation);
                if (piece is null)
                    return false;
                ActeSaisi.VerifierMotif(motif);
                await db.PiecesRegistre.Retirer(pieceId, horloge.Maintenant(), annulation);
                entree.Inscrire(
                    GenreActe.PieceRetiree,
                    new()
                    {
                        DateEffet = horloge.Aujourdhui(),
                        NumeroActe = piece.Numero,
                        Motif = motif,
                    },
                    changements: $"{Francais.EnTete(piece.Genre.Libelle())} du {Francais.Date(piece.Date)}"
                );
                return true;
            },
            capacites: false,
            annulation
        )
            is not null;
}
