using Emjpm.Core.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

public sealed class ReservationsTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task A_court_does_not_enter()
    {
        var greffier = await application.Connecter(Comptes.Greffier);

        await greffier.Ouvrir("/gestionnaire/reservations");

        Assert.Equal(403, greffier.Statut);
    }

    [Theory]
    [InlineData("a-repondre", "À répondre")]
    [InlineData("confirmees", "Confirmées")]
    [InlineData("terminees", "Terminées")]
    public async Task Each_list_holds_its_states_and_says_how_many(string etat, string onglet)
    {
        var gestionnaire = (await application.Acteur(Comptes.Service)).GestionnaireId;
        var attendues = await application.Base(db =>
            db.Reservations.Where(r => r.GestionnaireId == gestionnaire)
                .Where(r =>
                    etat == "a-repondre" ? r.Etat == EtatReservation.EnAttente
                    : etat == "confirmees" ? r.Etat == EtatReservation.Confirmee
                    : r.Etat != EtatReservation.EnAttente && r.Etat != EtatReservation.Confirmee
                )
                .Select(r => $"/gestionnaire/reservations/{r.Id}")
                .ToListAsync()
        );
        Assert.NotEmpty(attendues);
        var visiteur = await application.Connecter(Comptes.Service);

        await visiteur.Ouvrir($"/gestionnaire/reservations?etat={etat}");

        Assert.Equal(
            $"{onglet} ({attendues.Count})",
            visiteur.Page.QuerySelector("[aria-current=page][href^='?etat']")!.TextContent
        );
        Assert.Equal(
            attendues.Order(),
            visiteur
                .Page.QuerySelectorAll(".emjpm-taches a.fr-link")
                .Select(a => a.GetAttribute("href")!)
                .Order()
        );
        visiteur.BudgetSql(3);
    }

    [Fact]
    public async Task More_than_a_page_is_paginated_without_loss()
    {
        var gestionnaire = (await application.Acteur(Comptes.Individuel)).GestionnaireId;
        var lieu = (await application.Lieux(Comptes.Individuel))[0].Id;
        var modele = await application.Base(db =>
            db.Reservations.AsNoTracking().FirstAsync(r => r.GestionnaireId == gestionnaire)
        );
        await application.Base(async db =>
        {
            for (var i = 0; i < 45; i++)
                db.Reservations.Add(
                    new Reservation
                    {
                        JetonFormulaire = Guid.CreateVersion7(),
                        TribunalId = modele.TribunalId,
                        AuteurId = modele.AuteurId,
                        GestionnaireId = gestionnaire,
                        LieuDemandeId = lieu,
                        LieuId = lieu,
                        AnneeNaissance = 1950,
                        Etat = EtatReservation.Declinee,
                        CreeeLe = modele.CreeeLe,
                        ExpireLe = modele.ExpireLe,
                        RepondueLe = modele.CreeeLe,
                    }
                );
            await db.SaveChangesAsync();
        });
        var total = await application.Base(db =>
            db.Reservations.CountAsync(r =>
                r.GestionnaireId == gestionnaire
                && r.Etat != EtatReservation.EnAttente
                && r.Etat != EtatReservation.Confirmee
            )
        );
        var visiteur = await application.Connecter(Comptes.Individuel);
        var vues = new HashSet<string>();

        for (var page = 1; page <= 4; page++)
        {
            await visiteur.Ouvrir($"/gestionnaire/reservations?etat=terminees&page={page}");
            foreach (var lien in visiteur.Page.QuerySelectorAll(".emjpm-taches a.fr-link"))
                vues.Add(lien.GetAttribute("href")!);
        }

        Assert.Equal(total, vues.Count);
    }
}
