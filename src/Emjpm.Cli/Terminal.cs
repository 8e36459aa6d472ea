namespace Emjpm.Cli;

/// <summary>Where a command writes and asks.</summary>
public class Terminal
{
    /// <summary>What the command did.</summary>
    public virtual TextWriter Sortie => Console.Out;

    /// <summary>Why it refused.</summary>
    public virtual TextWriter Erreur => Console.Error;

    /// <summary>Whether a line of progress may be rewritten in place.</summary>
    public virtual bool Interactif => !Console.IsOutputRedirected;

    /// <summary>Asks for a secret, without showing what is typed. Null at the end of the input.</summary>
    public virtual string? DemanderSecret(string question)
    {
        Sortie.Write(question);
        if (Console.IsInputRedirected)
            return Console.In.ReadLine();
        var secret = new System.Text.StringBuilder();
        while (true)
        {
            var touche = Console.ReadKey(intercept: true);
            if (touche.Key is ConsoleKey.Enter)
                break;
            if (touche.Key is ConsoleKey.Backspace && secret.Length > 0)
                secret.Length--;
            else if (!char.IsControl(touche.KeyChar))
                secret.Append(touche.KeyChar);
        }
        Sortie.WriteLine();
        return secret.ToString();
    }
}
