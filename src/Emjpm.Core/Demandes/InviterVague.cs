using System.Net.Mail;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Demandes;

/// <summary>What becomes of a line of a list of people to invite.</summary>
public enum SortLigne
{
    [Valeur("prete", "à inviter")]
    Prete,

    [Valeur("deja_compte", "a déjà un compte")]
    DejaCompte,

    [Valeur("deja_invitee", "déjà invitée")]
    DejaInvitee,

    [Valeur("repetee", "répétée dans la liste")]
    Repetee,

    [Valeur("introuvable", "introuvable au registre")]
    Introuvable,

    [Valeur("ambigue", "plusieurs inscriptions possibles")]
    Ambigue,

    [Valeur("adresse_invalide", "adresse électronique invalide")]
    AdresseInvalide,
}

/// <summary>A line of the list, understood.</summary>
/// <param name="Numero">from 1, as in the list</param>
/// <param name="Inscription">name of the entry recognised; null when none is</param>
public sealed record LigneVague(
    int Numero,
    string Courriel,
    string Texte,
    SortLigne Sort,
    int? GestionnaireId,
    string? Inscription
);

/// <summary>
/// Invites a whole list of professionals of a département at once: each line, a mail then a name or a SIRET, is matched with an
/// entry of the registry that has no account. Looked at first, then sent; sent again, the lines already invited are left alone.
/// </summary>
public sealed class InviterVague(EmjpmDbContext db, TimeProvider horloge, EnvoyerVague vague)
{
    /// <summary>Lines of a list.</summary>
    public const int Maximum = VagueInvitations.Maximum;

    private static readonly char[] Separateurs = [';', '\t', ','];

    /// <summary>The list understood, nothing sent.</summary>
    /// <exception cref="RegleMetierException">
    /// the département is not one where the actor opens accounts, the list is empty or too long
    /// </exception>
    public async Task<IReadOnlyList<LigneVague>> ApercuAsync(
        Acteur acteur,
        string? departementCode,
        string? liste,
        CancellationToken annulation = default
    )
    {
        if (
            !(acteur.DecidePartout() || acteur.Territoire?.Couvre(departementCode ?? "") == true)
            || !await db.Departements.AnyAsync(d => d.Code == departementCode, annulation)
        )
            throw new RegleMetierException("Choisissez le département.", "DepartementCode");
        var lignes = (liste ?? "")
            .Split('\n')
            .Select((texte, i) => (Numero: i + 1, Texte: texte.Trim().Trim('\uFEFF')))
            .Where(l => l.Texte.Length > 0)
            // The first line of a file often names its columns.
            .Where(l => l.Numero > 1 || l.Texte.Contains('@', StringComparison.Ordinal))
            .ToList();
        if (lignes.Count == 0)
            throw new RegleMetierException(
                "Collez au moins une ligne : une adresse électronique, puis un nom ou un SIRET.",
                "Liste"
            );
        if (lignes.Count > Maximum)
            throw new RegleMetierException(
                $"La liste compte {lignes.Count} lignes : envoyez-en {Maximum} au plus à la fois.",
                "Liste"
            );
        var entrees = await EntreesAsync(acteur, departementCode!, annulation);
        var vues = new HashSet<string>(StringComparer.Ordinal);
        return [.. lignes.Select(l => Comprendre(l.Numero, l.Texte, entrees, vues))];
    }

    /// <summary>Sends the lines that are ready; returns how many.</summary>
    /// <inheritdoc cref="ApercuAsync"/>
    public async Task<int> ExecuterAsync(
        Acteur acteur,
        string? departementCode,
        string? liste,
        CancellationToken annulation = default
    )
    {
        var pretes = (await ApercuAsync(acteur, departementCode, liste, annulation))
            .Where(l => l.Sort == SortLigne.Prete)
            .ToList();
        if (pretes.Count == 0)
            return 0;
        var (_, nombre) = await vague.EnvoyerAsync(
            acteur,
            departementCode!,
            $"Liste du {Francais.Date(horloge.Aujourdhui())}",
            [
                .. pretes.Select(l => new AccesPropose
                {
                    Courriel = l.Courriel,
                    Role = Role.Gestionnaire,
                    GestionnaireId = l.GestionnaireId,
                }),
            ],
            annulation
        );
        return nombre;
    }

    private async Task<IReadOnlyList<EntreeConnue>> EntreesAsync(
        Acteur acteur,
        string departement,
        CancellationToken annulation
    )
    {
        var date = horloge.Aujourdhui();
        return await db
            .Gestionnaires.AsNoTracking()
            .DuRessort(acteur)
            .Where(g =>
                (g.SortiLe == null || g.SortiLe > date)
                && (
                    g.Habilitations.Any(h => h.DepartementCode == departement)
                    || g.Lieux.Any(l => l.Commune!.DepartementCode == departement)
                )
            )
            .OrderBy(g => g.Id)
            .Select(g => new EntreeConnue
            {
                Id = g.Id,
                Nom = g.Nom,
                NomRecherche = g.NomRecherche,
                Siret = g.Siret,
                Courriel = g.Courriel,
                Compte = g.Droits.Any(d =>
                    d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
                ),
                Invitee = db.Invitations.Any(i =>
                    i.GestionnaireId == g.Id && i.AccepteeLe == null && i.RevoqueeLe == null
                ),
            })
            .ToListAsync(annulation);
    }

    private static LigneVague Comprendre(
        int numero,
        string texte,
        IReadOnlyList<EntreeConnue> entrees,
        HashSet<string> vues
    )
    {
        var champs = texte.Split(Separateurs).Select(c => c.Trim().Trim('"')).ToList();
        var courriel = (
            champs.Find(c => c.Contains('@', StringComparison.Ordinal)) ?? ""
        ).ToLowerInvariant();
        var reste = string.Join(
            ' ',
            champs.Where(c => c.Length > 0 && !c.Contains('@', StringComparison.Ordinal))
        );
        LigneVague Dire(SortLigne sort, EntreeConnue? e = null) =>
            new(numero, courriel, reste, sort, e?.Id, e?.Nom);
        if (
            !MailAddress.TryCreate(courriel, out var adresse)
            || adresse.Address != courriel
            || courriel.Length > 200
        )
            return Dire(SortLigne.AdresseInvalide);
        var chiffres = string.Concat(reste.Where(char.IsAsciiDigit));
        var siret = chiffres.Length == 14 ? chiffres : null;
        var nom = Texte.NormaliserNom(reste);
        string[] noms = [nom, $"MME {nom}", $"M {nom}"];
        List<EntreeConnue> trouvees =
        [
            .. entrees.Where(e =>
                siret is not null
                    ? e.Siret == siret
                    : nom.Length > 0 && noms.Contains(e.NomRecherche)
            ),
        ];
        if (trouvees.Count == 0)
            trouvees =
            [
                .. entrees.Where(e =>
                    string.Equals(e.Courriel, courriel, StringComparison.OrdinalIgnoreCase)
                ),
            ];
        if (trouvees.Count != 1)
            return Dire(trouvees.Count == 0 ? SortLigne.Introuvable : SortLigne.Ambigue);
        var entree = trouvees[0];
        return Dire(
            entree.Compte ? SortLigne.DejaCompte
                : entree.Invitee ? SortLigne.DejaInvitee
                : vues.Add($"{entree.Id}") & vues.Add(courriel) ? SortLigne.Prete
                : SortLigne.Repetee,
            entree
        );
    }

    private sealed record EntreeConnue
    {
        public required int Id { get; init; }
        public required string Nom { get; init; }
        public required string NomRecherche { get; init; }
        public string? Siret { get; init; }
        public string? Courriel { get; init; }
        public required bool Compte { get; init; }
        public required bool Invitee { get; init; }
    }
}
