using Emjpm.Cli;

using var arret = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The command rolls back and says so, instead of dying half-way.
    e.Cancel = true;
    arret.Cancel();
};
return await Commandes.ExecuterAsync(args, new Terminal(), arret.Token);
