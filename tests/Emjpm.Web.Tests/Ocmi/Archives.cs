using System.Text;
using System.Text.Json;
using ICSharpCode.SharpZipLib.Zip;

namespace Emjpm.Web.Tests.Ocmi;

/// <summary>Real archives, as OCMI deposits them.</summary>
internal static class Archives
{
    public const string MotDePasse = "clé d’essai 2026";

    /// <summary>A mesure as OCMI writes it, all right.</summary>
    /// <param name="siret">of the mandataire</param>
    /// <param name="tribunal">SIRET of the court</param>
    public static Dictionary<string, object?> Mesure(
        string siret,
        string tribunal,
        string rg,
        Action<Dictionary<string, object?>>? avec = null
    )
    {
        var mesure = new Dictionary<string, object?>
        {
            ["numero_rg"] = rg,
            ["numero_dossier"] = "",
            ["annee_naissance"] = 1948,
            ["civilite"] = "madame",
            ["tribunal_siret"] = tribunal,
            ["tribunal_cabinet"] = null,
            ["date_nomination"] = "2023-03-14",
            ["date_premier_mesure"] = "2020-01-10",
            ["date_protection_en_cours"] = "0000-00-00",
            ["date_fin_mesure"] = "0000-00-00",
            ["cause_sortie"] = null,
            ["resultat_revision"] = null,
            ["code_postal"] = "59100",
            ["ville"] = "ROUBAIX",
            ["etats"] = new[] { Etat("2023-03-14") },
            ["ressources"] = new object[]
            {
                new
                {
                    annee = 2024,
                    niveau_ressource = 12500.5,
                    prestations_sociales = new[] { "AAH", "APL" },
                },
            },
            ["mandataire"] = new
            {
                nom = "Autre nom",
                prenom = "Camille",
                email = "ocmi@exemple.fr",
                siret,
                adresse1 = "1 rue ailleurs",
                code_postal = "75001",
                ville = "Paris",
                departement_financeur = "75",
            },
        };
        avec?.Invoke(mesure);
        return mesure;
    }

    public static Dictionary<string, object?> Etat(
        string date,
        string nature = "tutelle",
        Action<Dictionary<string, object?>>? avec = null
    )
    {
        var etat = new Dictionary<string, object?>
        {
            ["date_changement_etat"] = date,
            ["nature_mesure"] = nature,
            ["champ_mesure"] = "protection_bien_personne",
            ["lieu_vie"] = "domicile",
            ["type_etablissement"] = null,
            ["code_postal"] = "59100",
            ["ville"] = "ROUBAIX",
        };
        avec?.Invoke(etat);
        return etat;
    }

    public static string Json(params object?[] mesures) => JsonSerializer.Serialize(mesures);

    /// <param name="aes">bits of the key; 0: the old encryption of zip</param>
    public static byte[] Zip(
        string json,
        string motDePasse = MotDePasse,
        int aes = 256,
        params string[] noms
    )
    {
        using var flux = new MemoryStream();
        using (var zip = new ZipOutputStream(flux) { IsStreamOwner = false, Password = motDePasse })
        {
            foreach (var nom in noms is [] ? ["ocmi-emjpmenq.json"] : noms)
            {
                zip.PutNextEntry(new ZipEntry(nom) { AESKeySize = aes });
                zip.Write(Encoding.UTF8.GetBytes(json));
                zip.CloseEntry();
            }
        }
        return flux.ToArray();
    }
}
