using Emjpm.Core.Comptes;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;

namespace Emjpm.Core.Gestionnaires;

/// <summary>A person or organisation that may be designated. It is not an account.</summary>
public sealed class Gestionnaire
{
    public int Id { get; init; }
    public TypeGestionnaire Type { get; init; }

    /// <summary>Name as shown: « Mme Anne Leroy » or the name of the service.</summary>
    public required string Nom { get; set; }

    /// <inheritdoc cref="Commune.NomRecherche"/>
    public required string NomRecherche { get; set; }

    /// <summary>
    /// Normalised text over which the directory searches and by which it sorts: <see cref="NomDeTri"/>, SIRET, then name,
    /// town and postcode of each site. Whoever changes one of these changes it in the same unit of work.
    /// </summary>
    public string TexteRecherche { get; set; } = "";

    /// <summary>Civil title of a person; null for a service.</summary>
    public Civilite? Civilite { get; set; }

    /// <summary>SIRET, fourteen digits; null when not known.</summary>
    public string? Siret { get; set; }

    public string? Courriel { get; set; }
    public string? Telephone { get; set; }

    /// <summary>Languages declared.</summary>
    public IReadOnlyList<Langue> Langues { get; set; } = [];

    /// <summary>Kinds of accompaniment declared as practised.</summary>
    public IReadOnlyList<Accompagnement> Accompagnements { get; set; } = [];

    /// <summary>Natures the gestionnaire accepts; empty means all those permitted.</summary>
    public IReadOnlyList<NatureMesure> NaturesAcceptees { get; set; } = [];

    /// <summary>Maximum travel declared, kilometres; null when none.</summary>
    public int? DeplacementMaxKm { get; set; }

    /// <summary>Free text for the judge.</summary>
    public string? TexteJuge { get; set; }

    /// <summary>Experience computed from the mesures, as stored text; written by the computation of experience. Never declared.</summary>
    public string Experience { get; set; } = "";

    /// <summary>Answers given to reservations over twelve months, recomputed nightly.</summary>
    public int ReponsesNombre { get; set; }

    /// <summary>Sum of the delays of those answers, hours.</summary>
    public int ReponsesHeures { get; set; }

    /// <summary>Name of the software, or « OCMI », that keeps its mesures; null: the gestionnaire itself.</summary>
    public string? GerePar { get; set; }

    /// <summary>Since when <see cref="GerePar"/> keeps them.</summary>
    public DateTime? GereDepuis { get; set; }

    /// <summary>First day out of the registry: radiated from its last list, gone or dead. Its accounts then only read.</summary>
    public DateOnly? SortiLe { get; set; }
    public MotifSortie? MotifSortie { get; set; }

    /// <summary>
    /// Identifier that the entries of one person, or of one organisation, share when it has several activities; null when it
    /// has one. It is the id of the first of them.
    /// </summary>
    public int? MemePersonneId { get; set; }

    /// <summary>The entry that this one was merged into: it holds nothing any more and keeps its history; null as a rule.</summary>
    public int? FusionneeDansId { get; set; }
    public Gestionnaire? FusionneeDans { get; init; }

    public List<LieuExercice> Lieux { get; } = [];
    public List<Habilitation> Habilitations { get; } = [];
    public List<Indisponibilite> Indisponibilites { get; } = [];
    public List<TribunalSouhaite> TribunauxSouhaites { get; } = [];
    public List<DroitGestionnaire> Droits { get; } = [];

    /// <summary>Concurrency version, raised at every change.</summary>
    public int Version { get; set; }

    /// <summary>Adds what is not yet in <see cref="TexteRecherche"/> of the words of <paramref name="textes"/>.</summary>
    public void EtendreTexteRecherche(params IEnumerable<string?> textes)
    {
        var mots = TexteRecherche.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var mot in textes.SelectMany(t => Texte.NormaliserNom(t).Split(' ')))
            if (mot.Length > 0 && !mots.Contains(mot))
                mots.Add(mot);
        TexteRecherche = string.Join(' ', mots);
    }

    /// <summary>Composes <see cref="TexteRecherche"/> anew, once the name or the SIRET changed.</summary>
    /// <param name="lieux">name, town and postcode of each site</param>
    public void RefaireTexteRecherche(IEnumerable<string?> lieux)
    {
        TexteRecherche = "";
        EtendreTexteRecherche([NomDeTri(Nom, Civilite), Siret, .. lieux]);
    }

    /// <summary>
    /// A name as an alphabetical list wants it: « Mme Anne-Marie de La Tour » is « DE LA TOUR ANNE MARIE MME », a service
    /// keeps its name. Title, given name, family name is the form in which the register writes a person.
    /// </summary>
    public static string NomDeTri(string nom, Civilite? civilite)
    {
        var mots = nom.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var prenom = mots is ["Mme" or "M." or "Mlle", ..] ? 1 : 0;
        return civilite is null || mots.Length < prenom + 2
            ? Texte.NormaliserNom(nom)
            : Texte.NormaliserNom(
                string.Join(' ', [.. mots[(prenom + 1)..], mots[prenom], .. mots[..prenom]])
            );
    }
}

/// <summary>A court the gestionnaire wishes to work for.</summary>
public sealed class TribunalSouhaite
{
    public int GestionnaireId { get; init; }
    public int TribunalId { get; init; }
    public Tribunal? Tribunal { get; init; }
}

/// <summary>Dated absence or suspension of activity, of the gestionnaire or of one of its sites.</summary>
public sealed class Indisponibilite
{
    public int Id { get; init; }
    public int GestionnaireId { get; init; }

    /// <summary>The site concerned; null for the whole gestionnaire.</summary>
    public int? LieuExerciceId { get; init; }

    /// <summary>True for « activité interrompue », false for a plain absence.</summary>
    public bool EstSuspension { get; init; }
    public DateOnly Du { get; init; }

    /// <summary>Last day; null while it lasts.</summary>
    public DateOnly? Au { get; set; }
    public required string Motif { get; set; }
    public DateTime DeclareLe { get; init; }

    /// <summary>Covers <paramref name="date"/>.</summary>
    public bool Couvre(DateOnly date) => Du <= date && (Au is null || date <= Au);
}

/// <summary>What a court wrote about its experience with a gestionnaire: dated, signed, visible to this court only.</summary>
public sealed class Observation
{
    public int Id { get; init; }
    public int GestionnaireId { get; init; }
    public int TribunalId { get; init; }
    public int AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }
    public required string Texte { get; init; }
    public DateTime CreeeLe { get; init; }

    /// <summary>When its author withdrew it: no longer shown, purged after a year.</summary>
    public DateTime? RetireeLe { get; set; }
}
