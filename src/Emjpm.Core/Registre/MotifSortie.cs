using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre;

/// <summary>Why a gestionnaire is out of the registry.</summary>
public enum MotifSortie
{
    [Valeur("radiation", "radiation")]
    Radiation,

    [Valeur("depart", "fin d’activité")]
    Depart,

    [Valeur("deces", "décès")]
    Deces,

    /// <summary>It was the double of another.</summary>
    [Valeur("fusion", "inscription réunie à une autre")]
    Fusion,

    /// <summary>It should not have been entered: the import that did it was undone.</summary>
    [Valeur("erreur", "inscription annulée")]
    Erreur,
}
