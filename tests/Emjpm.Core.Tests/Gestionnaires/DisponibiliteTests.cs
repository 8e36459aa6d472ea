using Emjpm.Core.Gestionnaires;

namespace Emjpm.Core.Tests.Gestionnaires;

public sealed class DisponibiliteTests
{
    [Theory]
    [InlineData(40, 30, 30)]
    [InlineData(30, 40, 30)]
    [InlineData(40, null, 40)]
    [InlineData(null, 40, 40)]
    [InlineData(0, 40, 0)]
    [InlineData(null, null, null)]
    public void La_capacite_est_la_plus_petite_des_connues(
        int? autorisee,
        int? souhaitee,
        int? capacite
    ) => Assert.Equal(capacite, Disponibilite.Capacite(autorisee, souhaitee));

    [Theory]
    [InlineData(42, 38, 1, false, 3, 3)]
    [InlineData(42, 41, 1, false, 0, 0)]
    [InlineData(41, 42, 3, false, -4, 0)]
    [InlineData(42, 10, 0, true, 0, 0)]
    [InlineData(41, 42, 3, true, 0, 0)]
    [InlineData(null, 10, 2, false, 0, 0)]
    public void Places_et_places_libres(
        int? capacite,
        int enCours,
        int enAttente,
        bool interrompu,
        int places,
        int libres
    )
    {
        Assert.Equal(places, Disponibilite.Places(capacite, enCours, enAttente, interrompu));
        Assert.Equal(libres, Disponibilite.PlacesLibres(capacite, enCours, enAttente, interrompu));
    }
}
