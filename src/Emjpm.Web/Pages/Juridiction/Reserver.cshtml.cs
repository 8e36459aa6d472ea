using System.Text.Json;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Suivi;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>The reservation of a place, from a search or from the directory.</summary>
[ExigeFonction(FonctionTerritoriale.Reservation)]
public sealed class ReserverModel(
    Perimetre perimetre,
    ReserverMesure reserver,
    GarderClassement garder,
    DemanderAvis avis,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    /// <summary>The search it comes from; null from the directory.</summary>
    [BindProperty(SupportsGet = true, Name = "recherche")]
    public int? RechercheId { get; set; }

    /// <summary>The site asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "lieu")]
    public int LieuId { get; set; }

    /// <summary>The first reservation of the same person, for a second designation asked from its page.</summary>
    [BindProperty(SupportsGet = true, Name = "avec")]
    public int? AvecId { get; set; }

    [BindProperty]
    public SaisieReservation Saisie { get; set; } = new();

    /// <summary>Where the person lives, asked when neither a search nor a first reservation says it.</summary>
    public ChampCommune Commune { get; } = new(perimetre.Communes);
    public bool DemandeCommune => Recherche is null && AvecId is null;

    public LieuAReserver Lieu { get; private set; } = null!;
    public Recherche? Recherche { get; private set; }
    public IReadOnlyList<SelectListItem> Cabinets { get; private set; } = [];

    /// <summary>What the court saw of this gestionnaire in its search; null when it was not in the ranking.</summary>
    public PhotoProposition? Vue { get; private set; }
    public string? BaremeVersion { get; private set; }

    /// <summary>What the court must see before it decides again; null on a first display.</summary>
    public ResultatReservation? Resultat { get; private set; }

    /// <inheritdoc/>
    public bool Introuvable { get; private set; }

    public bool HorsDesPremiers => Vue?.Rang > Reservation.PremiersRangs;
    public bool MotifDemande =>
        HorsDesPremiers || Lieu.Places <= 0 || Saisie.MotifDerogation is not null;
    public bool EstGreffier => perimetre.Acteur.Role == Role.Greffier;
    public string Tribunal => perimetre.Acteur.Tribunal!.Nom;

    private CancellationToken Annulation => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        Saisie = new SaisieReservation
        {
            Jeton = Guid.NewGuid(),
            CabinetId = perimetre.Acteur.Tribunal!.CabinetId,
            LieeAId = AvecId,
        };
        if (AvecId is { } premiere && await PremiereAsync(premiere) is { } r)
            Saisie = Saisie with
            {
                NumeroRg = r.NumeroRg,
                MotifSansRg = r.MotifSansRg,
                CabinetId = r.CabinetId,
                Urgent = r.Urgent,
                DateJugement = r.DateJugement,
                Champ = r.Champ,
                Civilite = r.Civilite,
                AnneeNaissance = r.AnneeNaissance,
                LieuVie = r.LieuVie,
                CommuneCode = r.CommuneCode,
            };
        else if (Recherche is { } s)
            Saisie = Saisie with
            {
                Urgent = s.Urgent,
                DateJugement = s.DateJugement,
                Nature = s.Nature,
                Champ = s.Champ,
                Civilite = s.Civilite,
                AnneeNaissance = s.AnneeNaissance,
                LieuVie = s.LieuVie,
                CommuneCode = s.CommuneCode,
            };
        return Page();
    }

    public async Task ChargerAsync()
    {
        Introuvable = !await LireAsync();
        if (!Introuvable)
            await LireCabinetsAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LireAsync())
            return NotFound();
        if (DemandeCommune)
            Saisie.CommuneCode = await Commune.LireAsync(
                Saisie.Commune,
                Saisie.CommuneCode,
                nameof(Saisie.Commune),
                Annulation
            );
        Resultat = await reserver.ExecuterAsync(
            perimetre.Acteur,
            new DemandeReservation
            {
                JetonFormulaire = Saisie.Jeton,
                RechercheId = RechercheId,
                GestionnaireId = Lieu.GestionnaireId,
                LieuExerciceId = LieuId,
                NumeroRg = Saisie.NumeroRg,
                MotifSansRg = Saisie.MotifSansRg,
                CabinetId = Saisie.CabinetId,
                Urgent = Saisie.Urgent,
                DateJugement = Saisie.DateJugement,
                Nature = Saisie.Nature!.Value,
                Champ = Saisie.Champ,
                Civilite = Saisie.Civilite!.Value,
                AnneeNaissance = Saisie.AnneeNaissance!.Value,
                LieuVie = Saisie.LieuVie,
                CommuneCode = Saisie.CommuneCode,
                Accompagnements = Recherche?.Accompagnements ?? [],
                Langues = Recherche?.Langues ?? [],
                Message = Saisie.Message,
                MotifDerogation = Saisie.MotifDerogation,
                TexteDerogation = Saisie.TexteDerogation,
                RangVu = Vue?.Rang,
                RaisonsVues = Vue is null
                    ? null
                    : JsonSerializer.Serialize(Vue, JsonSerializerOptions.Web),
                BaremeVersion = BaremeVersion,
                LieeAId = Saisie.LieeAId,
                TypeLien = Saisie.TypeLien,
                ConfirmerAutreGestionnaire = Saisie.ConfirmerAutreGestionnaire,
                ConfirmerSansPlace = Saisie.ConfirmerSansPlace,
            },
            Annulation
        );
        if (Resultat is ResultatReservation.Creee creee)
        {
            TempData["Succes"] = creee.Phrase;
            TempData["Avis"] = await avis.PoserAsync(
                perimetre.Acteur,
                EtapeSondee.Reservation,
                Annulation
            );
            return Redirect($"/juridiction/reservations/{creee.Id}");
        }
        if (Resultat is ResultatReservation.FormulaireDejaUtilise)
        {
            // Sent again, it asks for another reservation, knowingly.
            ModelState.Remove("Saisie.Jeton");
            Saisie.Jeton = Guid.NewGuid();
        }
        // The figures shown are those of after the refusal.
        await ChargerAsync();
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private async Task<bool> LireAsync()
    {
        var date = horloge.Aujourdhui();
        var lieu = await perimetre
            .Lieux.Where(l => l.Id == LieuId)
            .Select(l => new
            {
                l.Nom,
                Commune = l.Commune!.Nom,
                l.GestionnaireId,
                Gestionnaire = l.Gestionnaire!.Nom,
                l.Gestionnaire.Type,
                l.Gestionnaire.Civilite,
                l.Capacite,
                l.EnCours,
                l.EnAttente,
                l.DeclareLe,
                Interruption = l
                    .Gestionnaire.Indisponibilites.Where(i =>
                        (i.LieuExerciceId == null || i.LieuExerciceId == l.Id)
                        && i.Du <= date
                        && (i.Au == null || i.Au >= date)
                    )
                    .OrderBy(i => i.Id)
                    .Select(i => i.Motif)
                    .FirstOrDefault(),
            })
            .SingleOrDefaultAsync(Annulation);
        if (lieu is null)
            return false;
        Lieu = new LieuAReserver(
            lieu.GestionnaireId,
            lieu.Gestionnaire,
            lieu.Type,
            lieu.Civilite,
            lieu.Nom,
            lieu.Commune,
            lieu.Capacite,
            lieu.EnCours,
            lieu.EnAttente,
            Disponibilite.Places(
                lieu.Capacite,
                lieu.EnCours,
                lieu.EnAttente,
                lieu.Interruption is not null
            ),
            lieu.Interruption,
            lieu.DeclareLe
        );
        if (RechercheId is { } id)
        {
            var lue = await garder.LireRechercheAsync(
                perimetre.Recherches,
                id,
                lieu.GestionnaireId,
                Annulation
            );
            if (lue is null)
                return false;
            Recherche = lue.Recherche;
            Vue = lue.Vue?.Proposition;
            BaremeVersion = lue.Vue?.Bareme;
        }
        return true;
    }

    /// <summary>Only for a page that is shown: the act itself does not need the list.</summary>
    private async Task LireCabinetsAsync() =>
        Cabinets = [
            .. (
                await perimetre
                    .Cabinets.OrderBy(c => c.Nom)
                    .ThenBy(c => c.Id)
                    .Select(c => new { c.Id, c.Nom })
                    .ToListAsync(Annulation)
            ).Select(c => new SelectListItem(c.Nom, $"{c.Id}")),
        ];

    private Task<Reservation?> PremiereAsync(int id) =>
        perimetre.Reservations.SingleOrDefaultAsync(r => r.Id == id, Annulation);
}

/// <summary>The chosen site as it is at this second.</summary>
public sealed record LieuAReserver(
    int GestionnaireId,
    string Gestionnaire,
    TypeGestionnaire Type,
    Civilite? Civilite,
    string Nom,
    string Commune,
    int? Capacite,
    int EnCours,
    int EnAttente,
    int Places,
    string? Interruption,
    DateTime? DeclareLe
);
