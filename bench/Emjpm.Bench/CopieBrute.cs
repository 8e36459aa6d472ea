using System.Diagnostics;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Emjpm.Bench;

/// <summary>
/// What PostgreSQL itself needs to take the rows of the mesures of a gestionnaire: they are read as binary COPY under new keys and
/// for another gestionnaire, then copied back into the same tables, indexes and constraints included, in one transaction.
/// </summary>
internal static class CopieBrute
{
    private const int Decalage = 500_000_000;

    public static async Task<TimeSpan> MesurerAsync(IServiceProvider services, int gestionnaireId)
    {
        var autre = await SiteEssai.CreerAsync(services);
        await using var portee = services.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        await db.Database.OpenConnectionAsync();
        var connexion = (NpgsqlConnection)db.Database.GetDbConnection();
        var tables = new (string Table, string Source, Dictionary<string, string> Remplaces)[]
        {
            (
                "mesure",
                $"mesure t WHERE t.gestionnaire_id = {gestionnaireId}",
                new()
                {
                    ["id"] = $"t.id + {Decalage}",
                    ["gestionnaire_id"] = $"{autre.GestionnaireId}",
                }
            ),
            ("etat_mesure", Enfants("etat_mesure", gestionnaireId), Cles),
            ("evenement_mesure", Enfants("evenement_mesure", gestionnaireId), Cles),
        };
        var octets = new List<(string Vers, byte[] Lignes)>();
        foreach (var (table, source, remplaces) in tables)
        {
            var colonnes = await ColonnesAsync(connexion, table);
            var lues = colonnes.Select(c => remplaces.GetValueOrDefault(c, $"t.{c}"));
            await using var flux = await connexion.BeginRawBinaryCopyAsync(
                $"COPY (SELECT {string.Join(", ", lues)} FROM {source}) TO STDOUT (FORMAT BINARY)"
            );
            var memoire = new MemoryStream();
            await flux.CopyToAsync(memoire);
            octets.Add(
                (
                    $"COPY {table} ({string.Join(", ", colonnes)}) FROM STDIN (FORMAT BINARY)",
                    memoire.ToArray()
                )
            );
        }
        var debut = Stopwatch.GetTimestamp();
        await using (var tx = await db.Database.BeginTransactionAsync())
        {
            foreach (var (vers, lignes) in octets)
            {
                await using var flux = await connexion.BeginRawBinaryCopyAsync(vers);
                await flux.WriteAsync(lignes);
            }
            await tx.CommitAsync();
        }
        return Stopwatch.GetElapsedTime(debut);
    }

    private static readonly Dictionary<string, string> Cles = new()
    {
        ["id"] = $"t.id + {Decalage}",
        ["mesure_id"] = $"t.mesure_id + {Decalage}",
    };

    private static string Enfants(string table, int gestionnaireId) =>
        $"{table} t JOIN mesure m ON m.id = t.mesure_id WHERE m.gestionnaire_id = {gestionnaireId}";

    private static async Task<List<string>> ColonnesAsync(NpgsqlConnection connexion, string table)
    {
        await using var commande = connexion.CreateCommand();
        commande.CommandText =
            "SELECT column_name FROM information_schema.columns WHERE table_name = $1 AND table_schema = current_schema() ORDER BY ordinal_position";
        commande.Parameters.Add(new() { Value = table });
        await using var lecture = await commande.ExecuteReaderAsync();
        var colonnes = new List<string>();
        while (await lecture.ReadAsync())
            colonnes.Add(lecture.GetString(0));
        return colonnes;
    }
}
