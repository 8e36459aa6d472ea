using Emjpm.Core.Comptes;
using Emjpm.Core.Data;

namespace Emjpm.Core.Registre;

/// <summary>Corrects who an entry is: what was and what is are kept, with the reason.</summary>
public sealed class ModifierIdentite(EmjpmDbContext db, EcrireRegistre ecrire, TimeProvider horloge)
{
    /// <summary>False when the entry is not in the territory of the agent.</summary>
    /// <param name="autreInscription">confirms that an entry that looks the same is another</param>
    /// <param name="versionVue">version of the entry that was shown</param>
    /// <exception cref="RegleMetierException">a value is wrong, nothing changes, another entry is the same, or somebody changed this one meanwhile</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        Identite identite,
        string? motif,
        bool autreInscription,
        int versionVue,
        CancellationToken annulation = default
    ) =>
        await ecrire.ExecuterAsync(
            acteur,
            gestionnaireId,
            async entree =>
            {
                var g = entree.Gestionnaire;
                identite.Verifier(g.Type);
                ActeSaisi.VerifierMotif(motif);
                entree.VerifierVersion(versionVue);
                Doublons.Refuser(
                    await Doublons.ChercherAsync(
                        db.Gestionnaires,
                        identite,
                        [.. g.Habilitations.Select(h => h.DepartementCode)],
                        g.Id,
                        annulation
                    ),
                    g.Type,
                    autreInscription
                );
                var changements = identite.Ecrire(
                    g,
                    g.Lieux.SelectMany(l => new[] { l.Nom, l.Commune!.Nom, l.CodePostal })
                );
                if (changements.Aucun)
                    throw new RegleMetierException("Vous n’avez rien changé.");
                entree.Inscrire(
                    GenreActe.Identite,
                    new() { DateEffet = horloge.Aujourdhui(), Motif = motif },
                    changements: changements.ToString()
                );
                return true;
            },
            capacites: false,
            annulation
        )
            is not null;
}
