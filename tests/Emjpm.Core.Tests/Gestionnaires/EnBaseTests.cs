using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;

namespace Emjpm.Core.Tests.Gestionnaires;

/// <summary>Rules that a query needs as an expression say the same as the rule itself.</summary>
public sealed class EnBaseTests
{
    [Fact]
    public void Free_places()
    {
        var enBase = Disponibilite.PlacesLibresEnBase.Compile();
        foreach (var capacite in (int?[])[null, 0, 5, 10])
        foreach (var enCours in (int[])[0, 4, 5, 10])
        foreach (var enAttente in (int[])[0, 1, 6])
        {
            var lieu = new LieuExercice
            {
                Nom = "",
                CommuneCode = "",
                EnCours = enCours,
                EnAttente = enAttente,
            };
            lieu.FixerCapacites(null, capacite);

            Assert.Equal(
                Disponibilite.PlacesLibres(capacite, enCours, enAttente, false),
                enBase(lieu)
            );
        }
    }

    [Fact]
    public void An_active_entitlement()
    {
        var jour = new DateOnly(2026, 11, 16);
        var active = Habilitation.ActiveLe(jour).Compile();
        DateOnly?[] autour = [null, jour.AddDays(-1), jour, jour.AddDays(1)];
        var statuts = new HashSet<StatutHabilitation>();
        foreach (var du in autour.OfType<DateOnly>())
        foreach (var au in autour)
        foreach (var retiree in autour)
        foreach (var suspendueDu in autour)
        foreach (var suspendueAu in autour)
        {
            var habilitation = new Habilitation
            {
                DepartementCode = "59",
                Du = du,
                Au = au,
                RetireeLe = retiree,
                SuspendueDu = suspendueDu,
                SuspendueAu = suspendueAu,
            };
            statuts.Add(habilitation.StatutLe(jour));

            Assert.Equal(
                habilitation.StatutLe(jour) == StatutHabilitation.Active,
                active(habilitation)
            );
        }
        Assert.Equal(Liste<StatutHabilitation>.Valeurs.Count, statuts.Count);
    }

    [Theory]
    [InlineData("Mme Anne Leroy", "LEROY ANNE MME")]
    [InlineData("M. Jean-Marie de La Tour", "DE LA TOUR JEAN MARIE M")]
    [InlineData("Anne Leroy", "LEROY ANNE")]
    [InlineData("Mme Leroy", "MME LEROY")]
    public void A_person_is_sorted_by_family_name(string nom, string tri) =>
        Assert.Equal(tri, Gestionnaire.NomDeTri(nom, Civilite.Madame));

    [Fact]
    public void A_service_is_sorted_by_its_name() =>
        Assert.Equal(
            "SERVICE SAINT MARTIN",
            Gestionnaire.NomDeTri("Service St-Martin", civilite: null)
        );
}
