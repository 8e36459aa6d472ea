using Emjpm.Bench;

return args switch
{
    ["rejeu"] => Rejeu.Politiques(),
    ["rejeu", "--variantes"] => Rejeu.Variantes(),
    ["rejeu", "--suite"] => Rejeu.Suite(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: Emjpm.Bench <command>
          rejeu               synthetic needs over 4,000 sites: the ranking against simpler policies
          rejeu --variantes   the same needs under other weights and curves
          rejeu --suite       needs one after the other, each taking its place
        """
    );
    return 2;
}
