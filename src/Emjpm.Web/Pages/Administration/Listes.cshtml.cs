using Emjpm.Core.Comptes;
using Emjpm.Core.Designation;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The closed lists of the service, with their handles and where they come from.</summary>
public sealed class ListesModel(PerimetreAdministration perimetre) : PageModel
{
    private const string Predecesseur = "liste officielle des fichiers d’e-MJPM";
    private const string Service = "liste fermée du service";

    public static IReadOnlyList<ListeFermee> Toutes { get; } =
    [
        De<NatureMesure>(
            "Mesures",
            "Natures de mesure",
            "code civil, articles 425 et suivants, et articles 494-1 et suivants ; liste officielle des fichiers"
        ),
        De<ChampMesure>("Mesures", "Champs de la mesure", "code civil, article 425"),
        De<LieuVie>("Mesures", "Lieux de vie", Predecesseur),
        De<TypeEtablissement>("Mesures", "Types d’établissement", Predecesseur),
        De<StatutMesure>("Mesures", "États d’une mesure", Predecesseur),
        De<ResultatRevision>("Mesures", "Résultats d’une révision", Predecesseur),
        De<CauseSortie>("Mesures", "Causes de fin de mesure", Predecesseur),
        De<PrestationSociale>("Mesures", "Prestations sociales", Predecesseur),
        De<Civilite>("Mesures", "Civilités", Predecesseur),
        De<MotifRetrait>("Mesures", "Motifs de retrait d’une saisie", Service),
        De<MotifTransfert>("Mesures", "Motifs de transfert", Service),
        De<Accompagnement>("Recherches et réservations", "Accompagnements", Service),
        De<Langue>("Recherches et réservations", "Langues", "codes ISO 639-3"),
        De<EtatReservation>("Recherches et réservations", "États d’une réservation", Service),
        De<MotifRefus>("Recherches et réservations", "Motifs de refus d’un mandataire", Service),
        De<MotifAnnulation>(
            "Recherches et réservations",
            "Motifs d’annulation par le tribunal",
            Service
        ),
        De<MotifDerogation>(
            "Recherches et réservations",
            "Motifs d’un choix hors des premiers rangs",
            Service
        ),
        De<MotifSansRg>("Recherches et réservations", "Motifs d’un RG absent", Service),
        De<TypeLien>("Recherches et réservations", "Liens entre réservations", Service),
        De<TypeGestionnaire>(
            "Registre et tribunaux",
            "Types de mandataire",
            "code de l’action sociale et des familles, articles L471-2 et L474-1"
        ),
        De<TypeActe>(
            "Registre et tribunaux",
            "Actes d’habilitation",
            "code de l’action sociale et des familles, articles L313-1, L472-1 et L472-6"
        ),
        De<StatutHabilitation>("Registre et tribunaux", "États d’une habilitation", Service),
        De<GenreActe>("Registre et tribunaux", "Actes du registre", Service),
        De<GenrePiece>("Registre et tribunaux", "Pièces du registre", Service),
        De<MotifSortie>("Registre et tribunaux", "Motifs de sortie du registre", Service),
        De<TypeTribunal>(
            "Registre et tribunaux",
            "Types de tribunal",
            "code de l’organisation judiciaire, articles L213-4-2 et D212-19-1"
        ),
        De<Role>("Comptes", "Fonctions", Service),
        De<MotifBlocage>("Comptes", "Motifs de blocage", Service),
        De<MotifVue>("Comptes", "Motifs de consultation comme une autre personne", Service),
    ];

    public IReadOnlyList<Referentiel> Referentiels { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken annulation) =>
        Referentiels = [
            new(
                "Régions",
                "INSEE, code officiel géographique",
                await perimetre.Regions.CountAsync(annulation)
            ),
            new(
                "Départements",
                "INSEE, code officiel géographique",
                await perimetre.Departements.CountAsync(annulation)
            ),
            new("Communes", "INSEE et La Poste", await perimetre.Communes.CountAsync(annulation)),
            new(
                "Établissements",
                "extraction FINESS",
                await perimetre.Etablissements.CountAsync(annulation)
            ),
            new(
                "Tribunaux, fermés compris",
                "annuaire du ministère de la justice",
                await perimetre.Tribunaux.CountAsync(annulation)
            ),
        ];

    private static ListeFermee De<T>(string famille, string nom, string source)
        where T : struct, Enum =>
        new(
            famille,
            nom,
            source,
            [.. Liste<T>.Valeurs.Select(v => (Liste<T>.Handle(v), Liste<T>.Libelle(v)))]
        );

    /// <summary>A closed list.</summary>
    public sealed record ListeFermee(
        string Famille,
        string Nom,
        string Source,
        IReadOnlyList<(string Code, string Libelle)> Valeurs
    );

    /// <summary>A reference table and how many rows it has here.</summary>
    public sealed record Referentiel(string Nom, string Source, int Lignes);
}
