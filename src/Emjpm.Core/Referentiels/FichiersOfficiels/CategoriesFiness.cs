using System.Collections.Frozen;

namespace Emjpm.Core.Referentiels.FichiersOfficiels;

/// <summary>
/// What kind of établissement a FINESS category is. Only places where a person may live or stay are kept: pharmacies,
/// laboratories, home services and the like have no kind.
/// </summary>
internal static class CategoriesFiness
{
    private static readonly FrozenDictionary<string, TypeEtablissement> ParCategorie = Table(
        (
            TypeEtablissement.Psychiatrique,
            // Hospitals specialised in psychiatry, nursing homes and flats for mental illness.
            "161 292 412 415 430 444"
        ),
        (
            TypeEtablissement.Hospitalier,
            // Hospitals and clinics, follow-up care, long stays, army hospitals.
            "101 106 108 109 114 119 122 128 129 131 355 362 365 697 698 699"
        ),
        (
            TypeEtablissement.PersonnesAgees,
            // EHPAD and EHPA, résidences autonomie, retirement homes, temporary stays, experimental homes.
            "200 202 381 394 500 501 502"
        ),
        (
            TypeEtablissement.PersonnesHandicapees,
            // Children: IME, ITEP, EEAP, IEM, sensory institutes, homes. Adults: MAS, FAM, EAM, EANM, foyers, rehabilitation centres.
            "183 186 188 192 194 195 196 198 238 249 252 253 255 379 382 390 395 396 437 448 449"
        ),
        (
            TypeEtablissement.AutreSocialMedicoSocial,
            // CHRS, shelters, therapeutic flats, sick-bay beds for the homeless, CADA, social residences, child welfare.
            "165 172 175 176 177 180 213 214 219 256 257 258 259 442 443"
        )
    );

    /// <summary>
    /// Kind of a category, by its code (categetab), else by its aggregate (categagretab): 11 hospitals, 41 and 43 disability,
    /// 44 the elderly, 45 social care. Null when nobody lives or stays there.
    /// </summary>
    public static TypeEtablissement? Type(string categorie, string agregat) =>
        ParCategorie.TryGetValue(categorie, out var type) ? type
        : Ambulatoires.Contains(categorie) ? null
        : agregat switch
        {
            ['1', '1', ..] => TypeEtablissement.Hospitalier,
            ['4', '1' or '3', ..] => TypeEtablissement.PersonnesHandicapees,
            ['4', '4', ..] => TypeEtablissement.PersonnesAgees,
            ['4', '5', ..] => TypeEtablissement.AutreSocialMedicoSocial,
            _ => null,
        };

    /// <summary>Categories of these aggregates that go to the person or receive them by day only.</summary>
    private static readonly FrozenSet<string> Ambulatoires =
        "127 141 156 182 189 190 207 208 209 221 242 246 247 354 366 370 425 445 446 460"
            .Split(' ')
            .ToFrozenSet();

    private static FrozenDictionary<string, TypeEtablissement> Table(
        params (TypeEtablissement Type, string Codes)[] lignes
    ) =>
        lignes
            .SelectMany(l => l.Codes.Split(' ').Select(code => (code, l.Type)))
            .ToFrozenDictionary(p => p.code, p => p.Type);
}
