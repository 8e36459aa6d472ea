namespace Emjpm.Web.Tests.Harnais;

/// <summary>Several people at the same instant.</summary>
internal static class Ensemble
{
    /// <summary>Starts all of them before any has finished; the results in the order of their numbers, from 0.</summary>
    public static async Task<T[]> Lancer<T>(int nombre, Func<int, Task<T>> acte)
    {
        var depart = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var taches = Enumerable
            .Range(0, nombre)
            .Select(i =>
                Task.Run(async () =>
                {
                    await depart.Task;
                    return await acte(i);
                })
            )
            .ToArray();
        depart.SetResult();
        return await Task.WhenAll(taches);
    }
}
