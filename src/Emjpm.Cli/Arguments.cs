namespace Emjpm.Cli;

/// <summary>The command line cannot be understood: the sentence says what to type.</summary>
public sealed class UsageException(string message) : Exception(message);

/// <summary>Arguments of a command: values in their order, options <c>--nom valeur</c>, flags <c>--nom</c>.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, string?> options = new(StringComparer.Ordinal);

    /// <param name="avecValeur">names of the options that take a value</param>
    /// <param name="drapeaux">names of those that do not</param>
    /// <exception cref="UsageException">an unknown option, an option twice, or one without its value</exception>
    public Arguments(IEnumerable<string> args, string[] avecValeur, string[] drapeaux)
    {
        using var suite = args.GetEnumerator();
        while (suite.MoveNext())
        {
            var arg = suite.Current;
            if (!arg.StartsWith("--", StringComparison.Ordinal))
            {
                Valeurs.Add(arg);
                continue;
            }
            var (nom, valeur) = arg.Split('=', 2) is [var n, var v]
                ? (n[2..], v)
                : (arg[2..], null);
            if (avecValeur.Contains(nom))
            {
                if (valeur is null)
                    valeur = suite.MoveNext()
                        ? suite.Current
                        : throw new UsageException($"L’option --{nom} attend une valeur.");
            }
            else if (!drapeaux.Contains(nom) || valeur is not null)
                throw new UsageException($"L’option --{nom} n’existe pas pour cette commande.");
            if (!options.TryAdd(nom, valeur))
                throw new UsageException($"L’option --{nom} est donnée deux fois.");
        }
    }

    public List<string> Valeurs { get; } = [];

    public bool Contient(string option) => options.ContainsKey(option);

    public string? Option(string option) => options.GetValueOrDefault(option);

    /// <exception cref="UsageException">the option is missing</exception>
    public string Obligatoire(string option) =>
        options.GetValueOrDefault(option) is { Length: > 0 } valeur
            ? valeur
            : throw new UsageException($"L’option --{option} est obligatoire.");

    /// <exception cref="UsageException">there are more or fewer values</exception>
    public void ExigerValeurs(int nombre, string usage)
    {
        if (Valeurs.Count != nombre)
            throw new UsageException($"Usage : emjpm {usage}");
    }
}
