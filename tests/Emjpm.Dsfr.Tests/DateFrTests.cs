namespace Emjpm.Dsfr.Tests;

public sealed class DateFrTests
{
    [Theory]
    [InlineData("14/03/2027")]
    [InlineData(" 14/3/2027 ")]
    [InlineData("14-03-2027")]
    [InlineData("14.03.2027")]
    [InlineData("14 03 2027")]
    [InlineData("14 / 03 / 2027")]
    [InlineData("14032027")]
    [InlineData("2027-03-14")]
    public void Les_ecritures_courantes_sont_lues(string saisie) =>
        Assert.Equal((new DateOnly(2027, 3, 14), null), DateFr.Lire(saisie));

    [Fact]
    public void Le_29_fevrier_n_existe_que_les_annees_bissextiles()
    {
        Assert.Equal(new DateOnly(2028, 2, 29), DateFr.Lire("29/02/2028").Date);
        Assert.Equal(
            "Le 29/02/2027 n’existe pas. Vérifiez le jour et le mois.",
            DateFr.Lire("29/02/2027").Erreur
        );
    }

    [Theory]
    [InlineData("31/04/2027", "Le 31/04/2027 n’existe pas. Vérifiez le jour et le mois.")]
    [InlineData("00/04/2027", "Le 00/04/2027 n’existe pas. Vérifiez le jour et le mois.")]
    [InlineData("2027-02-30", "Le 30/02/2027 n’existe pas. Vérifiez le jour et le mois.")]
    [InlineData("03/14/2027", "Vérifiez le mois : il va de 01 à 12.")]
    [InlineData("14/03/27", "Saisissez l’année avec quatre chiffres, par exemple 14/03/2027.")]
    [InlineData("14/03/0027", "Vérifiez l’année : 0027 n’est pas vraisemblable.")]
    [InlineData("14/03/20270", "Saisissez la date au format JJ/MM/AAAA, par exemple 14/03/2027.")]
    [InlineData("demain", "Saisissez la date au format JJ/MM/AAAA, par exemple 14/03/2027.")]
    [InlineData("14 mars 2027", "Saisissez la date au format JJ/MM/AAAA, par exemple 14/03/2027.")]
    [InlineData("١٤/٠٣/٢٠٢٧", "Saisissez la date au format JJ/MM/AAAA, par exemple 14/03/2027.")]
    public void Une_date_impossible_est_refusee_avec_sa_raison(string saisie, string phrase) =>
        Assert.Equal((null, phrase), DateFr.Lire(saisie));
}
