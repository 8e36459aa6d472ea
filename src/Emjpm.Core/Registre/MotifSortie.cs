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
}
