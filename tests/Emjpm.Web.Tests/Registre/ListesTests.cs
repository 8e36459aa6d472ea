using System.Text;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Core.Registre.Listes;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Juridiction;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Registre;

/// <summary>The list of a département: what it is understood to say, what it does, and its undo.</summary>
public sealed class ListesTests(Application application) : IClassFixture<Application>
{
    private const string Titres =
        "Catégorie;Nom;SIRET;Courriel;Téléphone;Commune;Numéro de l’acte;Date de l’acte;Capacité autorisée;Natures permises";

    private readonly Agents agents = new(application);

    private Task<int> Deposer(Acteur agent, string csv, string departement = "59") =>
        agents.Faire(
            (DeposerListe o) =>
                o.ExecuterAsync(
                    agent,
                    departement,
                    "liste.csv",
                    new MemoryStream(Encoding.UTF8.GetBytes(csv))
                )
        );

    private Task<List<LigneListe>> Lignes(int import) =>
        application.Base(db =>
            db.LignesListe.AsNoTracking()
                .Where(l => l.ImportId == import)
                .OrderBy(l => l.Ligne)
                .ThenBy(l => l.Id)
                .ToListAsync()
        );

    private Task<int?> Appliquer(
        Acteur agent,
        int import,
        IReadOnlyCollection<int>? absents = null,
        DateOnly? fin = null
    ) => agents.Faire((AppliquerListe o) => o.ExecuterAsync(agent, import, absents ?? [], fin));

    private Task<BilanAnnulation?> Annuler(Acteur agent, int import) =>
        agents.Faire((AnnulerListe o) => o.ExecuterAsync(agent, import));

    private static string Phrases(LigneListe ligne) => (ligne.Motifs ?? "").Replace('\u00A0', ' ');

    [Fact]
    public async Task A_line_says_all_its_faults_at_once()
    {
        var agent = await agents.Creer("59");

        var import = await Deposer(
            agent,
            $"{Titres}\nmandataire lunaire;Mme Lise Fautive;123;pas-un-mail;;Nulleville;;31/02/2026;beaucoup;tutelle et cutatelle"
        );

        var ligne = (await Lignes(import)).Single(l => l.Ligne > 0);
        Assert.Equal(DecisionInscription.Refusee, ligne.Decision);
        foreach (
            var attendu in new[]
            {
                "« mandataire lunaire » n’est pas une valeur connue",
                "« 123 » n’est pas lisible. Le SIRET compte quatorze chiffres",
                "« pas-un-mail » n’est pas une adresse de courriel",
                "« 31/02/2026 » n’est pas une date",
                "« beaucoup » n’est pas un nombre de mesures",
                "« cutatelle » n’est pas une nature de mesure connue",
            }
        )
            Assert.Contains(attendu, Phrases(ligne));
    }

    [Fact]
    public async Task A_list_creates_and_changes_field_by_field_and_its_undo_gives_back()
    {
        var agent = await agents.Creer("59");
        var (id, _) = await new MandataireDEssai("Mme Berthe Listée")
        {
            Siret = "00088011100011",
        }.Creer(application);
        var avant = await agents.Habilitation(id);
        var import = await Deposer(
            agent,
            $"""
            {Titres}
            mandataire individuel;LISTÉE Berthe;000 880 111 00011;berthe@essai.example;03 53 01 00 00;Lille;2026-90;02/03/2026;25;tutelle, curatelle simple
            mandataire individuel;M. Jean Nouveau-Venu;00088011100029;jean@essai.example;0320000000;59100 Roubaix;2026-91;02/03/2026;12;toutes
            """
        );

        var lignes = (await Lignes(import)).Where(l => l.Ligne > 0).ToList();
        Assert.Equal(
            [DecisionInscription.AModifier, DecisionInscription.ACreer],
            lignes.Select(l => l.Decision)
        );
        Assert.Equal(id, lignes[0].GestionnaireId);
        var ecarts = TexteJson.Lire<List<Ecart>>(lignes[0].Ecarts)!;
        Assert.Equal(
            [
                "Numéro de l’acte",
                "Date de l’acte",
                "Natures permises",
                "Capacité autorisée",
                "Courriel",
            ],
            ecarts.Select(e => e.Fait)
        );

        Assert.Equal(0, await Appliquer(agent, import));

        var apres = await agents.Habilitation(id);
        Assert.Equal(("2026-90", 25), (apres.NumeroActe, apres.CapaciteAutorisee));
        Assert.Equal([NatureMesure.CuratelleSimple, NatureMesure.Tutelle], apres.NaturesPermises);
        Assert.Equal(
            25,
            await application.Base(db =>
                db.LieuxExercice.Where(l => l.GestionnaireId == id)
                    .Select(l => l.CapaciteAutorisee)
                    .SingleAsync()
            )
        );
        Assert.Equal([GenreActe.HabilitationModifiee, GenreActe.Identite], await agents.Actes(id));
        var cree = await application.Base(db =>
            db.Gestionnaires.AsNoTracking()
                .Include(g => g.Habilitations)
                .Include(g => g.Lieux)
                .SingleAsync(g => g.Siret == "00088011100029")
        );
        Assert.Equal("M. Jean Nouveau-Venu", cree.Nom);
        Assert.Equal(
            ("59512", 12),
            (cree.Lieux[0].CommuneCode, cree.Habilitations[0].CapaciteAutorisee)
        );
        await Assert.ThrowsAsync<RegleMetierException>(() => Appliquer(agent, import));

        var bilan = await Annuler(agent, import);

        Assert.Equal(new BilanAnnulation(2, 0), bilan);
        var rendue = await agents.Habilitation(id);
        Assert.Equal(
            (avant.NumeroActe, avant.CapaciteAutorisee, avant.Du),
            (rendue.NumeroActe, rendue.CapaciteAutorisee, rendue.Du)
        );
        Assert.Empty(rendue.NaturesPermises);
        var close = await application.Base(db =>
            db.Gestionnaires.AsNoTracking()
                .Include(g => g.Habilitations)
                .SingleAsync(g => g.Id == cree.Id)
        );
        Assert.Equal((MotifSortie?)MotifSortie.Erreur, close.MotifSortie);
        Assert.Equal(
            StatutHabilitation.Retiree,
            close.Habilitations[0].StatutLe(agents.Aujourdhui)
        );
        Assert.Equal(
            ["liste.deposer", "liste.appliquer", "liste.annuler"],
            await application.Base(db =>
                db.EvenementsAudit.Where(e => e.Objet == "import_liste" && e.ObjetId == import)
                    .OrderBy(e => e.Id)
                    .Select(e => e.Acte)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task An_absent_with_open_mesures_is_announced_and_ends_only_when_ticked()
    {
        var agent = await agents.Creer("62");
        var (id, lieu) = await new MandataireDEssai("Mme Agathe Manquante")
        {
            Departement = "62",
            CommuneCode = "62041",
            EnCours = 3,
        }.Creer(application);
        const string csv =
            "Catégorie;Nom;Commune;SIRET;Numéro de l’acte;Date de l’acte\nindividuel;Mme Odette Présente;Arras;00088022200011;2026-1;02/03/2026";
        var premier = await Deposer(agent, csv, "62");
        var absente = (await Lignes(premier)).Single(l => l.GestionnaireId == id);
        Assert.Equal(DecisionInscription.Absente, absente.Decision);
        Assert.Contains(
            "3 mesures en cours : elles restent à confier à un successeur",
            absente.Avertissements!.Replace('\u00A0', ' ')
        );

        await Appliquer(agent, premier);
        Assert.Null((await agents.Habilitation(id)).Au);

        var second = await Deposer(agent, csv, "62");
        absente = (await Lignes(second)).Single(l => l.GestionnaireId == id);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Appliquer(agent, second, [absente.Id])
        );
        Assert.Equal("Fin", refus.Champ);
        await Appliquer(agent, second, [absente.Id], agents.Aujourdhui);

        Assert.Equal(agents.Aujourdhui.AddDays(-1), (await agents.Habilitation(id)).Au);
        Assert.Equal([GenreActe.HabilitationTerminee], await agents.Actes(id));
        Assert.Equal(
            3,
            await application.Base(db =>
                db.LieuxExercice.Where(l => l.Id == lieu).Select(l => l.EnCours).SingleAsync()
            )
        );
        await Annuler(agent, second);
        Assert.Null((await agents.Habilitation(id)).Au);
    }

    [Fact]
    public async Task An_entry_changed_since_the_preview_stops_the_whole_list()
    {
        var agent = await agents.Creer("59");
        var (id, _) = await new MandataireDEssai("Mme Carole Changeante")
        {
            Siret = "00088033300011",
        }.Creer(application);
        var import = await Deposer(
            agent,
            $"{Titres}\nindividuel;Carole Changeante;00088033300011;;;;2026-95;02/03/2026;;\nindividuel;M. Luc Jamaiscréé;00088033300029;;;Lille;2026-96;02/03/2026;;"
        );
        var habilitation = await agents.Habilitation(id);
        await agents.Faire(
            (NoterInjonction o) => o.ExecuterAsync(agent, id, habilitation.Id, agents.Acte())
        );

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => Appliquer(agent, import));

        Assert.Contains("a changé depuis l’aperçu", refus.Message);
        Assert.False(
            await application.Base(db =>
                db.Gestionnaires.AnyAsync(g => g.Siret == "00088033300029")
            )
        );
        Assert.True(await agents.Faire((DeposerListe o) => o.RevoirAsync(agent, import)));
        await Appliquer(agent, import);
        Assert.Equal("2026-95", (await agents.Habilitation(id)).NumeroActe);
    }

    [Theory]
    [InlineData("Mme Tout Autrenom", "dont le nom est tout autre")]
    [InlineData("Mme Denise Retiréebis", "une liste ne la rétablit pas")]
    public async Task A_number_of_somebody_else_or_a_withdrawn_right_is_refused(
        string nom,
        string attendu
    )
    {
        var agent = await agents.Creer("59");
        var siret = $"000880444000{nom.Length}";
        var (id, _) = await new MandataireDEssai("Mme Denise Retiréebis") { Siret = siret }.Creer(
            application
        );
        await application.Base(db =>
            db.Habilitations.Where(h => h.GestionnaireId == id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(h => h.RetireeLe, (DateOnly?)agents.Aujourdhui.AddDays(-9))
                )
        );

        var import = await Deposer(
            agent,
            $"{Titres}\nindividuel;{nom};{siret};;;Lille;2026-97;02/03/2026;;"
        );

        var ligne = (await Lignes(import)).Single(l => l.Ligne > 0);
        Assert.Equal(DecisionInscription.Refusee, ligne.Decision);
        Assert.Contains(attendu, Phrases(ligne));
    }

    [Fact]
    public async Task An_agent_imports_for_his_territory_only()
    {
        var (nord, basRhin) = (await agents.Creer("59"), await agents.Creer("67"));
        var csv =
            $"{Titres}\nindividuel;M. Paul Duterritoire;00088055500011;;;Lille;2026-1;02/03/2026;;";

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => Deposer(basRhin, csv));
        Assert.Equal("DepartementCode", refus.Champ);
        var import = await Deposer(nord, csv);
        Assert.Null(await Appliquer(basRhin, import));
        Assert.False(await agents.Faire((DeposerListe o) => o.RevoirAsync(basRhin, import)));
        Assert.Null(await Annuler(basRhin, import));
    }

    [Fact]
    public async Task An_entry_changed_after_the_apply_is_left_by_the_undo_with_the_reason()
    {
        var agent = await agents.Creer("59");
        var (id, _) = await new MandataireDEssai("Mme Fanny Modifiéeaprès")
        {
            Siret = "00088066600011",
        }.Creer(application);
        var import = await Deposer(
            agent,
            $"{Titres}\nindividuel;Fanny Modifiéeaprès;00088066600011;;;;2026-98;02/03/2026;;"
        );
        await Appliquer(agent, import);
        var habilitation = await agents.Habilitation(id);
        await agents.Faire(
            (NoterInjonction o) => o.ExecuterAsync(agent, id, habilitation.Id, agents.Acte())
        );

        Assert.Equal(new BilanAnnulation(0, 1), await Annuler(agent, import));

        Assert.Equal("2026-98", (await agents.Habilitation(id)).NumeroActe);
        Assert.Contains(
            "a changé depuis",
            (await Lignes(import)).Single(l => l.Ligne > 0).RefusAnnulation
        );
    }
}
