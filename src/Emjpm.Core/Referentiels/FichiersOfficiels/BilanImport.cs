namespace Emjpm.Core.Referentiels.FichiersOfficiels;

/// <summary>A reference list that an official file replaces.</summary>
public enum TypeReferentiel
{
    [Valeur("communes", "communes")]
    Communes,

    [Valeur("tribunaux", "tribunaux")]
    Tribunaux,

    [Valeur("etablissements", "établissements")]
    Etablissements,
}

/// <summary>A row of the reference data that the file changes.</summary>
/// <param name="Code">INSEE code, handle or FINESS number</param>
/// <param name="Detail">what changes, in French; empty for a plain addition</param>
public sealed record Difference(string Code, string Nom, string Detail)
{
    public override string ToString() =>
        Detail.Length == 0 ? $"{Code} {Nom}" : $"{Code} {Nom} : {Detail}";
}

/// <summary>What a file changes, or why it is refused. With an error nothing else is filled and nothing was applied.</summary>
public sealed class BilanImport
{
    /// <summary>Every error of the file, with its line; a file with one is refused whole.</summary>
    public IReadOnlyList<ErreurFichier> Erreurs { get; init; } = [];

    /// <summary>What was read with a doubt.</summary>
    public IReadOnlyList<ErreurFichier> Avertissements { get; init; } = [];

    /// <summary>Rows read.</summary>
    public int Lues { get; set; }
    public int Inchangees { get; set; }
    public List<Difference> Creees { get; } = [];
    public List<Difference> Modifiees { get; } = [];

    /// <summary>Closed because the file no longer has them; never erased, files of persons point to them.</summary>
    public List<Difference> Fermees { get; } = [];

    /// <summary>Absent from the file and kept as they are: this kind of row is only closed by a date of its own.</summary>
    public List<Difference> Conservees { get; } = [];

    /// <summary>Left out because they refer to a commune the reference data does not know.</summary>
    public List<Difference> Ecartees { get; } = [];

    /// <summary>Whether the changes were written.</summary>
    public bool Applique { get; set; }

    public bool EstRefuse => Erreurs.Count > 0;
    public bool ChangeQuelqueChose => Creees.Count + Modifiees.Count + Fermees.Count > 0;
}
