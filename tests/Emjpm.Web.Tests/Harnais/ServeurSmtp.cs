using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Emjpm.Web.Tests.Harnais;

/// <summary>A message as it arrived, with its subject and text decoded.</summary>
public sealed record MessageRecu(
    string De,
    IReadOnlyList<string> A,
    IReadOnlyDictionary<string, string> EnTetes,
    string Sujet,
    string Texte
);

/// <summary>A small real SMTP server on loopback, which keeps what it receives and can be told to break down.</summary>
public sealed partial class ServeurSmtp : IAsyncDisposable
{
    private readonly TcpListener _ecoute = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _fin = new();
    private readonly ConcurrentQueue<MessageRecu> _messages = new();
    private readonly Task _service;

    public ServeurSmtp()
    {
        _ecoute.Start();
        Port = ((IPEndPoint)_ecoute.LocalEndpoint).Port;
        _service = ServirAsync();
    }

    public int Port { get; }

    /// <summary>While true, every message is refused for now, as a server does that is out of order.</summary>
    public bool EnPanne { get; set; }

    /// <summary>While true, a message is kept, then the connection is cut before the answer: the sender cannot know.</summary>
    public bool CoupeApresReception { get; set; }

    /// <summary>While true, hangs up on whoever calls, as when nothing listens.</summary>
    public bool Muet { get; set; }

    /// <summary>Called with each message once it is kept, before the sender knows.</summary>
    public Action<MessageRecu>? AvantReponse { get; set; }

    /// <summary>Messages received, oldest first.</summary>
    public IReadOnlyCollection<MessageRecu> Messages => _messages;

    public void Vider() => _messages.Clear();

    public async ValueTask DisposeAsync()
    {
        await _fin.CancelAsync();
        _ecoute.Stop();
        await _service;
        _fin.Dispose();
    }

    private async Task ServirAsync()
    {
        var conversations = new ConcurrentBag<Task>();
        try
        {
            while (true)
                conversations.Add(ConverserAsync(await _ecoute.AcceptTcpClientAsync(_fin.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task ConverserAsync(TcpClient client)
    {
        using var _ = client;
        if (Muet)
            return;
        using var flux = client.GetStream();
        using var lecture = new StreamReader(flux, Encoding.Latin1);
        await using var ecriture = new StreamWriter(flux, Encoding.Latin1)
        {
            AutoFlush = true,
            NewLine = "\r\n",
        };
        var (de, a) = ("", new List<string>());
        try
        {
            await ecriture.WriteLineAsync("220 localhost");
            while (await lecture.ReadLineAsync(_fin.Token) is { } ligne)
            {
                var commande = ligne.Split(' ', ':')[0].ToUpperInvariant();
                if (commande == "QUIT")
                {
                    await ecriture.WriteLineAsync("221 bye");
                    return;
                }
                if (commande is "MAIL" && EnPanne)
                {
                    await ecriture.WriteLineAsync("451 out of order");
                    continue;
                }
                switch (commande)
                {
                    case "MAIL":
                        (de, a) = (Adresse().Match(ligne).Groups[1].Value, []);
                        break;
                    case "RCPT":
                        a.Add(Adresse().Match(ligne).Groups[1].Value);
                        break;
                    case "DATA":
                        await ecriture.WriteLineAsync("354 go on");
                        if (await CorpsAsync(lecture) is not { } lignes)
                            return;
                        var message = Decoder(de, a, lignes);
                        _messages.Enqueue(message);
                        AvantReponse?.Invoke(message);
                        if (CoupeApresReception)
                            return;
                        break;
                }
                await ecriture.WriteLineAsync("250 ok");
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The sender left or the test is over: nothing more to answer.
        }
    }

    /// <summary>The lines of a message; null when the sender left before its final point: nothing was received (RFC 5321, 4.1.1.4).</summary>
    private async Task<List<string>?> CorpsAsync(StreamReader lecture)
    {
        var lignes = new List<string>();
        while (await lecture.ReadLineAsync(_fin.Token) is { } ligne)
        {
            if (ligne == ".")
                return lignes;
            lignes.Add(ligne.StartsWith("..", StringComparison.Ordinal) ? ligne[1..] : ligne);
        }
        return null;
    }

    private static MessageRecu Decoder(string de, List<string> a, List<string> lignes)
    {
        var entetes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var (i, dernier) = (0, "");
        for (; i < lignes.Count && lignes[i].Length > 0; i++)
        {
            if (char.IsWhiteSpace(lignes[i][0]))
                entetes[dernier] += lignes[i];
            else
            {
                var deux = lignes[i].Split(':', 2);
                entetes[dernier = deux[0]] = deux[1].Trim();
            }
        }
        var corps = string.Join("\r\n", lignes.Skip(i + 1));
        var codage = entetes.GetValueOrDefault("Content-Transfer-Encoding", "7bit");
        var texte = codage.ToLowerInvariant() switch
        {
            "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(corps)),
            "quoted-printable" => Imprimable(corps.Replace("=\r\n", "", StringComparison.Ordinal)),
            _ => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(corps)),
        };
        return new(de, a, entetes, Mots(entetes.GetValueOrDefault("Subject", "")), texte);
    }

    /// <summary>RFC 2047 encoded words; the blank between two of them is not part of the text.</summary>
    private static string Mots(string sujet)
    {
        var octets = new List<byte>();
        if (!Mot().IsMatch(sujet))
            return sujet;
        foreach (Match m in Mot().Matches(sujet))
            octets.AddRange(
                m.Groups[1].Value is "B" or "b"
                    ? Convert.FromBase64String(m.Groups[2].Value)
                    : Encoding.UTF8.GetBytes(Imprimable(m.Groups[2].Value.Replace('_', ' ')))
            );
        return Encoding.UTF8.GetString([.. octets]);
    }

    private static string Imprimable(string texte) =>
        Encoding.UTF8.GetString(
            Encoding.Latin1.GetBytes(
                Octet()
                    .Replace(
                        texte,
                        m =>
                            (
                                (char)
                                    byte.Parse(
                                        m.Groups[1].Value,
                                        NumberStyles.HexNumber,
                                        CultureInfo.InvariantCulture
                                    )
                            ).ToString()
                    )
            )
        );

    [GeneratedRegex("<([^>]*)>")]
    private static partial Regex Adresse();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex Mot();

    [GeneratedRegex("=([0-9A-Fa-f]{2})")]
    private static partial Regex Octet();
}
