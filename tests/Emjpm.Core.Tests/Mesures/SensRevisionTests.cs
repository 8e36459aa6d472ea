using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using static Emjpm.Core.Referentiels.NatureMesure;

namespace Emjpm.Core.Tests.Mesures;

public sealed class SensRevisionTests
{
    [Theory]
    [InlineData(SauvegardeJustice, CuratelleSimple)]
    [InlineData(CuratelleSimple, CuratelleRenforcee)]
    [InlineData(CuratelleRenforcee, Tutelle)]
    [InlineData(MesureAccompagnementJudiciaire, CuratelleRenforcee)]
    [InlineData(SubrogeCurateur, SubrogeTuteur)]
    public void More_protection_is_an_aggravation_and_back_an_allegement(
        NatureMesure moins,
        NatureMesure plus
    )
    {
        Assert.Null(SensRevision.Refus(ResultatRevision.Aggravation, moins, null, plus, null));
        Assert.Null(SensRevision.Refus(ResultatRevision.Allegement, plus, null, moins, null));
        Assert.NotNull(SensRevision.Refus(ResultatRevision.Aggravation, plus, null, moins, null));
        Assert.NotNull(SensRevision.Refus(ResultatRevision.Allegement, moins, null, plus, null));
    }

    [Theory]
    [InlineData(ChampMesure.ProtectionBien, ChampMesure.ProtectionBienPersonne)]
    [InlineData(ChampMesure.ProtectionPersonne, ChampMesure.ProtectionBienPersonne)]
    public void A_wider_champ_is_an_aggravation_and_back_an_allegement(
        ChampMesure moins,
        ChampMesure plus
    )
    {
        Assert.Null(Champ(ResultatRevision.Aggravation, moins, plus));
        Assert.Null(Champ(ResultatRevision.Allegement, plus, moins));
        Assert.Equal(
            nameof(RevisionMesure.Champ),
            Champ(ResultatRevision.Aggravation, plus, moins)!.Champ
        );
        Assert.Equal(
            nameof(RevisionMesure.Champ),
            Champ(ResultatRevision.Allegement, moins, plus)!.Champ
        );
    }

    [Fact]
    public void A_champ_beside_the_other_is_neither_and_one_not_known_may_be_either()
    {
        foreach (
            var sens in (ResultatRevision[])
                [ResultatRevision.Aggravation, ResultatRevision.Allegement]
        )
        {
            Assert.NotNull(Champ(sens, ChampMesure.ProtectionBien, ChampMesure.ProtectionPersonne));
            Assert.Null(Champ(sens, null, ChampMesure.ProtectionPersonne));
            Assert.Null(Champ(sens, ChampMesure.ProtectionPersonne, null));
            Assert.NotNull(Champ(sens, null, null));
        }
    }

    [Fact]
    public void The_natures_proposed_are_those_that_are_accepted()
    {
        Assert.Equal(
            [CuratelleRenforcee, CuratelleSimple, Tutelle],
            SensRevision.Atteignables(
                ResultatRevision.Aggravation,
                CuratelleSimple,
                ChampMesure.ProtectionBien
            )
        );
        Assert.Equal(
            [
                CuratelleRenforcee,
                CuratelleSimple,
                MesureAccompagnementJudiciaire,
                SauvegardeJustice,
                Tutelle,
            ],
            SensRevision.Atteignables(
                ResultatRevision.Allegement,
                Tutelle,
                ChampMesure.ProtectionBienPersonne
            )
        );
        Assert.Empty(SensRevision.Atteignables(ResultatRevision.Aggravation, MesureAdHoc, null));
    }

    [Fact]
    public void A_mandat_de_protection_future_may_become_a_tutelle_and_never_the_reverse()
    {
        Assert.Null(
            SensRevision.Refus(
                ResultatRevision.Aggravation,
                MandatProtectionFuture,
                null,
                Tutelle,
                null
            )
        );
        Assert.NotNull(
            SensRevision.Refus(
                ResultatRevision.Allegement,
                Tutelle,
                null,
                MandatProtectionFuture,
                null
            )
        );
    }

    private static Incoherence? Champ(
        ResultatRevision sens,
        ChampMesure? avant,
        ChampMesure? apres
    ) => SensRevision.Refus(sens, CuratelleSimple, avant, CuratelleSimple, apres);
}
