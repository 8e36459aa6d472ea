using Emjpm.Bench;

return args switch
{
    ["rejeu"] => Rejeu.Politiques(),
    ["rejeu", "--variantes"] => Rejeu.Variantes(),
    ["rejeu", "--suite"] => Rejeu.Suite(),
    ["charge", var dll, var connexion, var courriel, var commune] => await Charge.ExecuterAsync(
        dll,
        connexion,
        courriel,
        commune
    ),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: Emjpm.Bench <command>
          charge HOST_DLL CONNECTION ACCOUNT TOWN
                              what a court does, over HTTP, against the published host; tools/banc.sh prepares all
          rejeu               synthetic needs over 4,000 sites: the ranking against simpler policies
          rejeu --variantes   the same needs under other weights and curves
          rejeu --suite       needs one after the other, each taking its place
        """
    );
    return 2;
}
