using System.Globalization;
using System.Net.Http.Headers;
using System.Xml;
using System.Xml.Linq;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>Fetches the archive from where the configuration says: a file, a folder, an HTTP(S) address, a folder of a store.</summary>
public sealed class SourceOcmi(ReglagesOcmi reglages)
{
    private const int ListeMax = 4 * 1024 * 1024;

    private static readonly HttpClient Client = new(
        new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(30),
            // The header Authorization goes to the address configured, and nowhere else.
            AllowAutoRedirect = false,
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private const string Injoignable =
        "Le fichier d’OCMI n’a pas pu être obtenu : réessayez plus tard. L’exploitant du service en est averti.";

    /// <summary>The most recent archive.</summary>
    /// <exception cref="EchecOcmiException">there is none, it cannot be reached, or it is too large</exception>
    public async Task<ArchiveOcmi> RecevoirAsync(CancellationToken annulation)
    {
        using var delai = CancellationTokenSource.CreateLinkedTokenSource(annulation);
        delai.CancelAfter(TimeSpan.FromSeconds(reglages.DelaiSecondes));
        try
        {
            return
                Uri.TryCreate(reglages.Source, UriKind.Absolute, out var adresse)
                && adresse.Scheme is "http" or "https"
                ? await TelechargerAsync(adresse, delai.Token)
                : await CopierAsync(delai.Token);
        }
        catch (Exception e)
            when (e
                    is HttpRequestException
                        or IOException
                        or UnauthorizedAccessException
                        or XmlException
            )
        {
            throw new EchecOcmiException(Injoignable, e);
        }
        catch (OperationCanceledException e) when (!annulation.IsCancellationRequested)
        {
            throw new EchecOcmiException(Injoignable, e);
        }
    }

    private async Task<ArchiveOcmi> CopierAsync(CancellationToken annulation)
    {
        var source = Path.Combine(AppContext.BaseDirectory, reglages.Source);
        var chemin = Directory.Exists(source)
            ? new DirectoryInfo(source)
                .EnumerateFiles("*.zip")
                .OrderByDescending(f => f.LastWriteTimeUtc)
                .ThenByDescending(f => f.Name, StringComparer.Ordinal)
                .FirstOrDefault()
                ?.FullName
                ?? throw new EchecOcmiException("OCMI n’a pas encore déposé de fichier.")
            : source;
        await using var contenu = File.OpenRead(chemin);
        return await ArchiveOcmi.RecevoirAsync(contenu, Maximum, annulation);
    }

    private async Task<ArchiveOcmi> TelechargerAsync(Uri adresse, CancellationToken annulation)
    {
        if (adresse.AbsolutePath.EndsWith('/'))
            adresse = await PlusRecenteAsync(adresse, annulation);
        using var reponse = await DemanderAsync(adresse, annulation);
        await using var contenu = await reponse.Content.ReadAsStreamAsync(annulation);
        return await ArchiveOcmi.RecevoirAsync(contenu, Maximum, annulation);
    }

    /// <summary>The address of the most recent archive of a store, by its list of objects (version 2 of S3).</summary>
    private async Task<Uri> PlusRecenteAsync(Uri dossier, CancellationToken annulation)
    {
        using var reponse = await DemanderAsync(new Uri(dossier, "?list-type=2"), annulation);
        await using var texte = new MemoryStream();
        await using var contenu = await reponse.Content.ReadAsStreamAsync(annulation);
        var tampon = new byte[32 * 1024];
        while (await contenu.ReadAsync(tampon, annulation) is var lus and > 0)
        {
            if (texte.Length + lus > ListeMax)
                throw new EchecOcmiException(Injoignable);
            texte.Write(tampon, 0, lus);
        }
        texte.Position = 0;
        using var xml = XmlReader.Create(
            texte,
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        var cle =
            XDocument
                .Load(xml)
                .Descendants()
                .Where(e => e.Name.LocalName == "Contents")
                .Select(e => new
                {
                    Cle = Valeur(e, "Key"),
                    Le = DateTimeOffset.TryParse(
                        Valeur(e, "LastModified"),
                        CultureInfo.InvariantCulture,
                        out var le
                    )
                        ? le
                        : DateTimeOffset.MinValue,
                })
                .Where(o => o.Cle.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(o => o.Le)
                .ThenByDescending(o => o.Cle, StringComparer.Ordinal)
                .FirstOrDefault()
                ?.Cle
            ?? throw new EchecOcmiException("OCMI n’a pas encore déposé de fichier.");
        return new Uri(dossier, string.Join('/', cle.Split('/').Select(Uri.EscapeDataString)));
    }

    private static string Valeur(XElement objet, string nom) =>
        objet.Elements().FirstOrDefault(e => e.Name.LocalName == nom)?.Value ?? "";

    private async Task<HttpResponseMessage> DemanderAsync(Uri adresse, CancellationToken annulation)
    {
        using var demande = new HttpRequestMessage(HttpMethod.Get, adresse);
        if (reglages.Autorisation.Length > 0)
            demande.Headers.Authorization = AuthenticationHeaderValue.Parse(reglages.Autorisation);
        var reponse = await Client.SendAsync(
            demande,
            HttpCompletionOption.ResponseHeadersRead,
            annulation
        );
        if (reponse.IsSuccessStatusCode)
            return reponse;
        reponse.Dispose();
        throw new HttpRequestException($"HTTP {(int)reponse.StatusCode}");
    }

    private long Maximum => reglages.TailleMaxMo * 1024L * 1024;
}
