using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre;

/// <summary>
/// Établissements left without a préposé. Which ones must have one depends on their statute and on their beds (CASF, art. L472-5 and
/// D472-13), which FINESS does not give here: what is known is that one was declared, and is no more.
/// </summary>
public static class PreposesManquants
{
    /// <summary>The open ones where somebody was entitled once, and nobody is on <paramref name="jour"/>.</summary>
    public static IQueryable<Etablissement> OuManqueUnPrepose(
        this IQueryable<Etablissement> etablissements,
        IQueryable<Habilitation> habilitations,
        DateOnly jour
    )
    {
        var actives = habilitations
            .Where(Habilitation.ActiveLe(jour))
            .Where(h => h.EtablissementFiness != null)
            .Select(h => h.EtablissementFiness);
        var sans = habilitations
            .Where(h =>
                h.EtablissementFiness != null
                && h.Du <= jour
                && !actives.Contains(h.EtablissementFiness)
            )
            .Select(h => h.EtablissementFiness);
        return etablissements.Where(e =>
            (e.FermeLe == null || e.FermeLe > jour) && sans.Contains(e.NumeroFiness)
        );
    }
}
