using Emjpm.Bench;

return args switch
{
    ["rejeu"] => Rejeu.Politiques(),
    ["rejeu", "--variantes"] => Rejeu.Variantes(),
    ["rejeu", "--suite"] => Rejeu.Suite(),
    ["charge", var dll, var connexion, var courriel, var commune] => await Charge.JugeAsync(
        dll,
        connexion,
        courriel,
        commune
    ),
    ["charge-service", var dll, var connexion] => await Charge.ServiceAsync(dll, connexion),
    ["charge-direction", var dll, var connexion] => await Charge.DirectionAsync(dll, connexion),
    ["imports", var dll, var connexion, var lignes] => await Imports.ExecuterAsync(
        dll,
        connexion,
        int.Parse(lignes, System.Globalization.CultureInfo.InvariantCulture)
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
          charge-service HOST_DLL CONNECTION
                              the same for the service of 7,000 mesures of the national data set
          charge-direction HOST_DLL CONNECTION
                              the same for the agents of the State, on a database whose figures go back five years
          imports HOST_DLL CONNECTION LINES
                              a file of new mesures previewed, applied, sent again, undone; a judge's search meanwhile
          rejeu               synthetic needs over 4,000 sites: the ranking against simpler policies
          rejeu --variantes   the same needs under other weights and curves
          rejeu --suite       needs one after the other, each taking its place
        """
    );
    return 2;
}
