using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre.Listes;

/// <summary>
/// Writes what a line says on an entry. The preview does it on a copy that is not saved, the apply on the entry itself: what
/// was shown is what is done.
/// </summary>
internal static class PoserInscription
{
    /// <summary>Who the entry is; returns what changed. What the line does not say is kept.</summary>
    /// <exception cref="RegleMetierException">a value is wrong</exception>
    public static Changements Identite(Gestionnaire g, InscriptionLue lue)
    {
        var avant = Registre.Identite.De(g);
        var autreNom =
            InscriptionLue.CleDeNom(lue.NomEcrit) != InscriptionLue.CleDeNom(g.Nom)
            && (!g.Type.EstUnePersonne() || lue.Prenom is not null);
        var apres = avant with
        {
            Civilite = autreNom ? lue.Civilite ?? avant.Civilite : avant.Civilite,
            Prenom = autreNom ? lue.Prenom : avant.Prenom,
            Nom = autreNom ? lue.Nom : avant.Nom,
            Siret = lue.Siret ?? avant.Siret,
            Courriel = string.Equals(
                lue.Courriel,
                avant.Courriel,
                StringComparison.OrdinalIgnoreCase
            )
                ? avant.Courriel
                : lue.Courriel ?? avant.Courriel,
            Telephone = MemesChiffres(lue.Telephone, avant.Telephone)
                ? avant.Telephone
                : lue.Telephone ?? avant.Telephone,
        };
        if (apres == avant)
            return new Changements();
        apres.Verifier(g.Type);
        return apres.Ecrire(
            g,
            g.Lieux.SelectMany(l => new[] { l.Nom, l.Commune!.Nom, l.CodePostal })
        );
    }

    /// <summary>What the act says; returns what changed.</summary>
    /// <exception cref="RegleMetierException">a value is wrong, or the place that finances is out of the territory</exception>
    public static Changements Habilitation(
        Acteur acteur,
        Gestionnaire g,
        Habilitation h,
        InscriptionLue lue,
        DateOnly aujourdhui
    )
    {
        var prepose = g.Type == TypeGestionnaire.Prepose;
        var principale = prepose ? h.EtablissementRattachement : h.DepartementFinanceur;
        var faits = new FaitsHabilitation
        {
            NumeroActe = lue.NumeroActe ?? h.NumeroActe,
            DateActe = lue.DateActe ?? h.DateActe,
            Du = lue.Du ?? h.Du,
            Au = lue.Au ?? h.Au,
            NaturesPermises = lue.Natures ?? h.NaturesPermises,
            CapaciteAutorisee = lue.Capacite ?? h.CapaciteAutorisee,
            // A list of one département cannot take the financing away: another would have to be named.
            Principale = principale || (!prepose && lue.Financeur == true),
        };
        if (
            (faits.NumeroActe, faits.DateActe, faits.Du, faits.Au, faits.CapaciteAutorisee)
                == (h.NumeroActe, h.DateActe, h.Du, h.Au, h.CapaciteAutorisee)
            && faits.Principale == principale
            && faits.NaturesPermises.Order().SequenceEqual(h.NaturesPermises.Order())
        )
            return new Changements();
        faits.Verifier(aujourdhui);
        if (faits.Principale && !principale)
            UnSeulPrincipal.Verifier(acteur, g, h);
        return faits.Ecrire(h, prepose);
    }

    /// <summary>A habilitation that the line adds.</summary>
    public static HabilitationAjoutee Ajoutee(
        InscriptionLue lue,
        string departement,
        string motif
    ) =>
        new()
        {
            DepartementCode = departement,
            EtablissementFiness = lue.Finess,
            Faits = Faits(lue),
            Motif = motif,
        };

    /// <summary>The facts of an act that the registry does not have.</summary>
    public static FaitsHabilitation Faits(InscriptionLue lue) =>
        new()
        {
            NumeroActe = lue.NumeroActe,
            DateActe = lue.DateActe,
            Du = lue.Du ?? lue.DateActe!.Value,
            Au = lue.Au,
            NaturesPermises = lue.Natures ?? [],
            CapaciteAutorisee = lue.Capacite,
            Principale = lue.Finess is null && lue.Financeur == true,
        };

    /// <summary>An entry that the line creates.</summary>
    public static Inscription Nouvelle(InscriptionLue lue, string departement, string motif) =>
        new()
        {
            Type = lue.Type!.Value,
            Identite = Identite(lue),
            CommuneCode = lue.CommuneCode,
            Adresse = lue.Adresse,
            Habilitation = Ajoutee(lue, departement, motif),
            // Those of the same name were looked for, and shown, by the preview.
            AutreInscription = true,
        };

    /// <summary>Who the line names.</summary>
    public static Identite Identite(InscriptionLue lue) =>
        new()
        {
            Civilite = lue.Civilite,
            Prenom = lue.Prenom,
            Nom = lue.Nom,
            Siret = lue.Siret,
            Courriel = lue.Courriel,
            Telephone = lue.Telephone,
        };

    private static bool MemesChiffres(string? a, string? b) =>
        a is not null
        && b is not null
        && a.Where(char.IsAsciiDigit).SequenceEqual(b.Where(char.IsAsciiDigit));
}
