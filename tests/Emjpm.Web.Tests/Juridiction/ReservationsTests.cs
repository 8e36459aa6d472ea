using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Juridiction;

/// <summary>The list of reservations: what each filter keeps is compared with a plain reading of the database.</summary>
public sealed class ReservationsTests(Application application) : IClassFixture<Application>
{
    private const string Liste = "/juridiction/reservations";

    public static TheoryData<string> Filtres =>
        [
            "etat=en_attente",
            "etat=declinee&etat=expiree",
            "cabinet",
            "auteur=moi",
            "auteur",
            "nature=tutelle",
            "mandataire",
            "rg=26r001",
            "rg=001",
            "du=01/11/2026",
            "au=31/10/2026",
            "urgent=true",
            "etat=en_attente&nature=tutelle&du=2026-10-01",
            "suivi=expire_bientot",
            "suivi=sans_reponse",
            "suivi=a_reprendre",
        ];

    [Theory]
    [MemberData(nameof(Filtres))]
    public async Task A_filter_keeps_what_it_says_on_every_page_and_in_both_files(string filtre)
    {
        var juge = await application.Connecter(Comptes.Juge);
        var (toutes, attendues, adresse) = await Attendues(filtre);

        var listees = await juge.Parcourir($"{Liste}?{adresse}");

        Assert.NotEmpty(attendues);
        Assert.True(attendues.Count < toutes, "the filter would change nothing");
        Assert.Equal(attendues.Order(), listees.Order());
        Assert.Equal(attendues.Count, juge.Annonce());
        juge.BudgetSql(4);

        var excel = await juge.Excel($"{Liste}.xlsx?{adresse}");
        Assert.Equal(listees, excel.Ids("Réservation"));
        var csv = await juge.Csv($"{Liste}.csv?{adresse}");
        Assert.Equal(listees, csv.Select(l => int.Parse(l[0], CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("recentes")]
    [InlineData("anciennes")]
    [InlineData("expiration")]
    [InlineData("mandataire")]
    [InlineData("rg")]
    public async Task A_sort_orders_every_reservation_once(string tri)
    {
        var juge = await application.Connecter(Comptes.Juge);
        var lues = await Lire();
        var attendues = tri switch
        {
            "recentes" => lues.OrderByDescending(r => r.CreeeLe).ThenByDescending(r => r.Id),
            "anciennes" => lues.OrderBy(r => r.CreeeLe).ThenBy(r => r.Id),
            "expiration" => lues.OrderBy(r => r.Etat != EtatReservation.EnAttente)
                .ThenBy(r => r.ExpireLe)
                .ThenBy(r => r.Id),
            "mandataire" => lues.OrderBy(
                    r => r.Gestionnaire!.TexteRecherche,
                    StringComparer.Ordinal
                )
                .ThenByDescending(r => r.CreeeLe)
                .ThenByDescending(r => r.Id),
            _ => lues.OrderBy(r => r.NumeroRg is null)
                .ThenBy(r => r.NumeroRg, StringComparer.Ordinal)
                .ThenBy(r => r.Id),
        };

        var listees = await juge.Parcourir($"{Liste}?tri={tri}");

        Assert.Equal(listees.Distinct().Count(), listees.Count);
        // The engines do not collate letters alike: what is sorted by name is compared without its order on PostgreSQL.
        if (tri is "mandataire" && MoteurDeTest.Postgres)
            Assert.Equal(attendues.Select(r => r.Id).Order(), listees.Order());
        else
            Assert.Equal(attendues.Select(r => r.Id), listees);
    }

    [Fact]
    public async Task Changing_a_filter_goes_back_to_the_first_page()
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir($"{Liste}?p=3");
        Assert.Contains("page 3 sur 3", juge.Texte);

        juge.Cocher("Mesure ouverte");
        await juge.Envoyer("Rechercher");

        Assert.DoesNotContain("p=", juge.Adresse);
        Assert.Contains("page 1 sur 2", juge.Texte);
        Assert.All(
            juge.Page.QuerySelectorAll("tbody .fr-badge").Select(Libelles.Texte),
            b => Assert.Contains(b, (string[])["Mesure ouverte", "Urgent"])
        );
    }

    [Fact]
    public async Task A_line_says_to_whom_by_whom_since_when_and_until_when()
    {
        var juge = await application.Connecter(Comptes.Juge);
        var r = (await Lire()).First(x => x.Etat == EtatReservation.EnAttente && x.Cabinet != null);

        await juge.Ouvrir(Liste);
        var ligne = Libelles.Texte(
            juge.Page.QuerySelector($"a[href='{Liste}/{r.Id}']")!.Closest("tr")
        );

        Assert.Contains(r.Gestionnaire!.Nom, ligne);
        Assert.Contains(r.Lieu!.Nom, ligne);
        Assert.Contains(r.Auteur!.NomComplet, ligne);
        Assert.Contains(r.Cabinet!.Nom, ligne);
        Assert.Contains(Plat(Francais.Jour(r.CreeeLe)), Plat(ligne));
        Assert.Contains(Plat(Francais.Jour(r.ExpireLe)), Plat(ligne));
        Assert.Contains("depuis", ligne);
    }

    [Fact]
    public async Task The_file_has_dates_and_numbers_not_texts()
    {
        var juge = await application.Connecter(Comptes.Juge);

        var excel = await juge.Excel($"{Liste}.xlsx?etat=declinee");

        Assert.All(
            excel.Rows.Cast<System.Data.DataRow>(),
            l =>
            {
                Assert.IsType<DateTime>(l["Réservée le"]);
                Assert.IsType<DateTime>(l["Répondue le"]);
                Assert.IsType<double>(l["Délai (jours)"]);
                Assert.Equal("refusée", l["État"]);
                Assert.NotNull(l["Motif du refus"]);
            }
        );
    }

    [Fact]
    public async Task What_the_address_says_wrongly_filters_nothing_and_a_wrong_date_is_explained()
    {
        var juge = await application.Connecter(Comptes.Juge);
        var toutes = (await Lire()).Count;

        await juge.Ouvrir(
            $"{Liste}?etat=inconnu&nature=x&tri=y&suivi=z&auteur=qui&p=999&mandataire=&rg="
        );
        Assert.Equal(200, juge.Statut);
        Assert.Equal(toutes, juge.Annonce());
        Assert.Contains("page 3 sur 3", juge.Texte);

        await juge.Ouvrir($"{Liste}?du=31/02/2026");
        Assert.Equal(200, juge.Statut);
        Assert.Contains("n’existe pas", juge.ErreurDe("Réservée à partir du"));

        await juge.Ouvrir($"{Liste}?mandataire=personne de ce nom");
        Assert.Equal(0, juge.Annonce());
        await juge.Suivre("Effacer les filtres");
        Assert.Equal(toutes, juge.Annonce());
    }

    [Fact]
    public async Task Another_court_is_in_no_list_and_no_file()
    {
        var juge = await application.Connecter(Comptes.Juge);
        var ailleurs = await application.Base(db =>
            db.Reservations.Where(r => r.Tribunal!.Code != "tj-lille")
                .Select(r => r.Id)
                .ToListAsync()
        );

        var listees = await juge.Parcourir(Liste);
        var csv = await juge.Csv($"{Liste}.csv");

        Assert.NotEmpty(ailleurs);
        Assert.Empty(listees.Intersect(ailleurs));
        Assert.Equal(listees.Count, csv.Count);
    }

    [Fact]
    public async Task The_files_are_for_courts_only()
    {
        var mandataire = await application.Connecter(Comptes.Individuel);
        using var csv = await mandataire.Client.GetAsync($"{Liste}.csv");
        using var anonyme = await application.Visiteur().Client.GetAsync($"{Liste}.xlsx");

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, csv.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, anonyme.StatusCode);
    }

    private Task<List<Reservation>> Lire() =>
        application.Base(db =>
            db.Reservations.AsNoTracking()
                .Include(r => r.Gestionnaire)
                .Include(r => r.Lieu)
                .Include(r => r.Auteur)
                .Include(r => r.Cabinet)
                .Where(r => r.Tribunal!.Code == "tj-lille")
                .ToListAsync()
        );

    /// <summary>What a filter must keep, and its address with the values of the data set.</summary>
    private async Task<(int Toutes, List<int> Ids, string Adresse)> Attendues(string filtre)
    {
        var lues = await Lire();
        var maintenant = application.Horloge.GetUtcNow().UtcDateTime;
        var modele = lues.First(r => r is { CabinetId: not null, Etat: EtatReservation.Declinee });
        var moi = await application.Base(db =>
            db.Users.Where(u => u.Email == Comptes.Juge).Select(u => u.Id).SingleAsync()
        );
        static DateOnly Jour(Reservation r) => Horloge.DateParis(r.CreeeLe);
        bool Suivie(Reservation r) =>
            lues.Exists(x =>
                x.Id > r.Id
                && x.LieeAId != r.Id
                && x.Etat
                    is EtatReservation.EnAttente
                        or EtatReservation.Confirmee
                        or EtatReservation.Ouverte
                && (
                    (r.RechercheId != null && x.RechercheId == r.RechercheId)
                    || (r.NumeroRg != null && x.NumeroRg == r.NumeroRg)
                )
            );
        var (adresse, garde) = filtre switch
        {
            "etat=en_attente" => (
                filtre,
                (Func<Reservation, bool>)(r => r.Etat == EtatReservation.EnAttente)
            ),
            "etat=declinee&etat=expiree" => (
                filtre,
                r => r.Etat is EtatReservation.Declinee or EtatReservation.Expiree
            ),
            "cabinet" => ($"cabinet={modele.CabinetId}", r => r.CabinetId == modele.CabinetId),
            "auteur=moi" => (filtre, r => r.AuteurId == moi),
            "auteur" => ($"auteur={modele.AuteurId}", r => r.AuteurId == modele.AuteurId),
            "nature=tutelle" => (filtre, r => r.Nature == NatureMesure.Tutelle),
            // In another order, in lower case and with an accent more than it has.
            "mandataire" => (
                $"mandataire={Uri.EscapeDataString(string.Join(' ', modele.Gestionnaire!.Nom.Split(' ').Reverse().Take(2)).ToLowerInvariant())}",
                r =>
                    modele
                        .Gestionnaire!.Nom.Split(' ')
                        .Reverse()
                        .Take(2)
                        .All(m =>
                            r.Gestionnaire!.TexteRecherche.Contains(
                                Texte.Normaliser(m),
                                StringComparison.Ordinal
                            )
                        )
            ),
            "rg=26r001" => (filtre, r => r.NumeroRg?.Contains("26R001") == true),
            "rg=001" => (filtre, r => r.NumeroRg?.Contains("001") == true),
            "du=01/11/2026" => (filtre, r => Jour(r) >= new DateOnly(2026, 11, 1)),
            "au=31/10/2026" => (filtre, r => Jour(r) <= new DateOnly(2026, 10, 31)),
            "urgent=true" => (filtre, r => r.Urgent),
            "etat=en_attente&nature=tutelle&du=2026-10-01" => (
                filtre,
                r =>
                    r is { Etat: EtatReservation.EnAttente, Nature: NatureMesure.Tutelle }
                    && Jour(r) >= new DateOnly(2026, 10, 1)
            ),
            "suivi=expire_bientot" => (
                filtre,
                r => r.Etat == EtatReservation.EnAttente && r.ExpireLe <= maintenant.AddDays(5)
            ),
            "suivi=sans_reponse" => (
                filtre,
                r =>
                    r.Etat == EtatReservation.EnAttente
                    && r.CreeeLe < maintenant.AddDays(r.Urgent ? -2 : -7)
            ),
            _ => (
                filtre,
                r =>
                    r.Etat is EtatReservation.Declinee or EtatReservation.Expiree
                    && (r.ExpireeLe ?? r.RepondueLe) >= maintenant.AddDays(-30)
                    && !Suivie(r)
            ),
        };
        return (lues.Count, [.. lues.Where(garde).Select(r => r.Id)], adresse);
    }

    private static string Plat(string texte) => texte.Replace('\u00A0', ' ');
}
