using System.Text.Json;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>
/// The mesures of the archive, grouped by the SIRET of their mandataire: only those asked for are kept, in a temporary file of
/// the node; the memory holds where each is. Nothing is kept of the mandataires who asked nothing.
/// </summary>
internal sealed class MesuresParSiret : IAsyncDisposable
{
    private readonly FileStream fichier = ArchiveOcmi.Temporaire();
    private readonly Dictionary<string, List<(long Place, int Longueur)>> places;

    private MesuresParSiret(IEnumerable<string> sirets) =>
        places = sirets.Distinct().ToDictionary(s => s, _ => new List<(long, int)>());

    /// <summary>Elements of the archive.</summary>
    public int Lues { get; private set; }

    /// <summary>Elements whose mandataire has no readable SIRET: they concern nobody.</summary>
    public int SansSiret { get; private set; }

    /// <summary>Reads the whole archive before anything is applied.</summary>
    /// <exception cref="EchecOcmiException">the archive cannot be read to its end</exception>
    public static async Task<MesuresParSiret> LireAsync(
        ArchiveOcmi archive,
        ReglagesOcmi reglages,
        IEnumerable<string> sirets,
        CancellationToken annulation
    )
    {
        var mesures = new MesuresParSiret(sirets);
        try
        {
            await archive.LireAsync(
                reglages.MotDePasse,
                reglages.ContenuMaxMo * 1024L * 1024,
                async contenu =>
                    mesures.Lues = await TableauJson.LireAsync(contenu, mesures.Ranger, annulation)
            );
            return mesures;
        }
        catch (JsonException e)
        {
            await mesures.DisposeAsync();
            throw new EchecOcmiException(
                "Le fichier d’OCMI n’est pas lisible jusqu’au bout : rien n’a été appliqué.",
                e
            );
        }
        catch
        {
            await mesures.DisposeAsync();
            throw;
        }
    }

    /// <summary>The text of each mesure of a SIRET, in the order of the archive.</summary>
    public async Task<IReadOnlyList<byte[]>> DeAsync(string siret, CancellationToken annulation)
    {
        List<byte[]> textes = [];
        foreach (var (place, longueur) in places.GetValueOrDefault(siret, []))
        {
            var texte = new byte[longueur];
            fichier.Position = place;
            await fichier.ReadExactlyAsync(texte, annulation);
            textes.Add(texte);
        }
        return textes;
    }

    public ValueTask DisposeAsync() => fichier.DisposeAsync();

    private void Ranger(ReadOnlySpan<byte> element)
    {
        if (SiretDe(element) is not { } siret)
        {
            SansSiret++;
            return;
        }
        if (!places.TryGetValue(siret, out var siennes))
            return;
        siennes.Add((fichier.Position, element.Length));
        fichier.Write(element);
    }

    /// <summary>The SIRET of the mandataire of an element, exact: fourteen digits, as a text or a number; null without one.</summary>
    private static string? SiretDe(ReadOnlySpan<byte> element)
    {
        var lecteur = new Utf8JsonReader(element);
        if (!lecteur.Read() || lecteur.TokenType != JsonTokenType.StartObject)
            return null;
        while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
        {
            var mandataire = lecteur.ValueTextEquals("mandataire"u8);
            lecteur.Read();
            if (!mandataire || lecteur.TokenType != JsonTokenType.StartObject)
            {
                lecteur.Skip();
                continue;
            }
            while (lecteur.Read() && lecteur.TokenType == JsonTokenType.PropertyName)
            {
                var siret = lecteur.ValueTextEquals("siret"u8);
                lecteur.Read();
                if (siret)
                    return Lire(ref lecteur);
                lecteur.Skip();
            }
            return null;
        }
        return null;
    }

    private static string? Lire(ref Utf8JsonReader lecteur)
    {
        if (lecteur.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
            return null;
        var chiffres = new string([
            .. System.Text.Encoding.UTF8.GetString(lecteur.ValueSpan).Where(char.IsAsciiDigit),
        ]);
        return chiffres.Length == 14 && lecteur.ValueSpan.Length <= 20 ? chiffres : null;
    }
}
