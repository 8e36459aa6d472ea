using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Tests.Imports;

/// <summary>The texts of the closed lists: the predecessor's import notice, its screens, its official lists, and ours.</summary>
public sealed class TypesHistoriquesTests
{
    [Theory]
    [InlineData("curatelle", NatureMesure.CuratelleSimple, null)]
    [InlineData("curatelle renforcée", NatureMesure.CuratelleRenforcee, null)]
    [InlineData(
        "curatelle renforcée à la personne",
        NatureMesure.CuratelleRenforcee,
        ChampMesure.ProtectionPersonne
    )]
    [InlineData(
        "curatelle renforcée aux biens",
        NatureMesure.CuratelleRenforcee,
        ChampMesure.ProtectionBien
    )]
    [InlineData(
        "curatelle renforcée aux biens et à la personne",
        NatureMesure.CuratelleRenforcee,
        ChampMesure.ProtectionBienPersonne
    )]
    [InlineData("curatelle simple", NatureMesure.CuratelleSimple, null)]
    [InlineData(
        "curatelle simple à la personne",
        NatureMesure.CuratelleSimple,
        ChampMesure.ProtectionPersonne
    )]
    [InlineData(
        "curatelle simple aux biens",
        NatureMesure.CuratelleSimple,
        ChampMesure.ProtectionBien
    )]
    [InlineData(
        "curatelle simple aux biens et à la personne",
        NatureMesure.CuratelleSimple,
        ChampMesure.ProtectionBienPersonne
    )]
    [InlineData("mandat de protection future", NatureMesure.MandatProtectionFuture, null)]
    [InlineData("MAJ", NatureMesure.MesureAccompagnementJudiciaire, null)]
    [InlineData("mesure ad hoc", NatureMesure.MesureAdHoc, null)]
    [InlineData("Sauvegarde de justice", NatureMesure.SauvegardeJustice, null)]
    [InlineData("sauvegarde de justice avec mandat spécial", NatureMesure.SauvegardeJustice, null)]
    [InlineData("subrogé curateur", NatureMesure.SubrogeCurateur, null)]
    [InlineData("subrogé tuteur", NatureMesure.SubrogeTuteur, null)]
    [InlineData("tutelle", NatureMesure.Tutelle, null)]
    [InlineData("tutelle à la personne", NatureMesure.Tutelle, ChampMesure.ProtectionPersonne)]
    [InlineData("tutelle aux biens", NatureMesure.Tutelle, ChampMesure.ProtectionBien)]
    [InlineData(
        "TUTELLE AUX BIENS ET A LA PERSONNE",
        NatureMesure.Tutelle,
        ChampMesure.ProtectionBienPersonne
    )]
    [InlineData(
        "mesure d'accompagnement judiciaire",
        NatureMesure.MesureAccompagnementJudiciaire,
        null
    )]
    [InlineData("mesure ad'hoc", NatureMesure.MesureAdHoc, null)]
    [InlineData("sauvegarde_justice", NatureMesure.SauvegardeJustice, null)]
    public void The_twenty_texts_of_type_and_their_variants(
        string texte,
        NatureMesure nature,
        ChampMesure? champ
    )
    {
        var ligne = Exemples.Lire(("type", texte));

        Assert.Empty(ligne.Remarques);
        Assert.Equal((nature, champ), (ligne.Nature, ligne.Champ));
    }

    [Fact]
    public void What_our_export_writes_for_type_is_read_back()
    {
        foreach (var nature in Liste<NatureMesure>.Valeurs)
        foreach (var champ in Liste<ChampMesure>.Valeurs.Select(c => (ChampMesure?)c).Append(null))
        {
            var ligne = Exemples.Lire(("type", ColonnesMesure.TexteDuType(nature, champ)));
            Assert.Equal((nature, champ), (ligne.Nature, ligne.Champ));
        }
    }

    [Fact]
    public void The_champ_may_have_its_own_column() =>
        Assert.Equal(
            ChampMesure.ProtectionBien,
            Exemples.Lire(("champ_mesure", "protection_bien")).Champ
        );

    [Theory]
    [InlineData("A domicile", LieuVie.Domicile)]
    [InlineData("domicile", LieuVie.Domicile)]
    [InlineData("En établissement", LieuVie.Etablissement)]
    [InlineData(
        "établissement avec conservation domicile",
        LieuVie.EtablissementConservationDomicile
    )]
    [InlineData("etablissement_conservation_domicile", LieuVie.EtablissementConservationDomicile)]
    [InlineData("SDF", LieuVie.Sdf)]
    public void The_texts_of_residence(string texte, LieuVie lieu) =>
        Assert.Equal(lieu, Exemples.Lire(("residence", texte)).LieuVie);

    [Fact]
    public void Every_handle_and_label_of_a_list_is_read()
    {
        foreach (var v in Liste<TypeEtablissement>.Valeurs)
        {
            Assert.Equal(v, Exemples.Lire(("type_etablissement", v.Handle())).TypeEtablissement);
            Assert.Equal(v, Exemples.Lire(("type_etablissement", v.Libelle())).TypeEtablissement);
        }
        foreach (var v in Liste<CauseSortie>.Valeurs)
        {
            Assert.Equal(v, Exemples.Lire(("cause_sortie", v.Handle())).CauseSortie);
            Assert.Equal(v, Exemples.Lire(("cause_sortie", v.Libelle())).CauseSortie);
        }
    }

    [Theory]
    [InlineData("désaississement en faveur d'un autre MJPM", CauseSortie.DessaisissementAutreMjpm)]
    [InlineData("désaissement en faveur de la famille", CauseSortie.DessaisissementFamille)]
    public void The_misspellings_of_the_official_list_are_read(string texte, CauseSortie cause) =>
        Assert.Equal(cause, Exemples.Lire(("cause_sortie", texte)).CauseSortie);
}
