using System.Net;

namespace Emjpm.Bench;

/// <summary>Something somebody does, played again and again.</summary>
/// <param name="Reduite">too long, or too exclusive, for several at once: one client only</param>
internal sealed record Scene(
    string Nom,
    Func<Navigateur, Task<HttpStatusCode>> Jouer,
    HttpStatusCode Attendu,
    bool Reduite = false
);
