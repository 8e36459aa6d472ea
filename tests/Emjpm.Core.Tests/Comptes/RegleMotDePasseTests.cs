using Emjpm.Core.Comptes;

namespace Emjpm.Core.Tests.Comptes;

public sealed class RegleMotDePasseTests
{
    private static readonly Utilisateur Compte = new()
    {
        Nom = "Le Goff-Kerbrat",
        Prenom = "Noëlle",
        Email = "n.legoff@justice.example",
    };

    [Theory]
    [InlineData("Cheval-bleu-2027")]
    [InlineData("Tr0mbone!violet")]
    [InlineData("Trombone2Citron")]
    [InlineData("le vieux phare éclaire encore sept bateaux")]
    [InlineData("Sept. Huit. Neuf. Dix. Onze. Douze. Treize.")]
    public void A_long_or_varied_password_is_accepted(string motDePasse) =>
        Assert.Null(RegleMotDePasse.Refus(motDePasse, Compte));

    [Theory]
    [InlineData("", "12 caractères")]
    [InlineData("Court-2027!", "12 caractères")]
    [InlineData("tout-en-minuscules-2027", "12 caractères")]
    [InlineData("Trombone2Vers", "12 caractères")]
    [InlineData("Sans-aucun-chiffre", "12 caractères")]
    [InlineData("Aa1!Aa1!Aa1!Aa1!", "répète")]
    [InlineData("mot mot mot mot mot mot mot", "12 caractères")]
    [InlineData("Motdepasse-2026!", "courant")]
    [InlineData("M0td3p@sse-2026!", "courant")]
    [InlineData("P4$$w0rd-Soleil-1", "courant")]
    [InlineData("Azertyuiop123!", "courant")]
    [InlineData("BonjourSoleil2026", "courant")]
    [InlineData("Juge-Tribunal-75", "courant")]
    [InlineData("2026-Decembre!!", "courant")]
    [InlineData("Mon-E-mjpm-75bis", "service")]
    [InlineData("Demo-emjpm-2026", "service")]
    [InlineData("Kerbrat-du-75bis", "votre nom")]
    [InlineData("Pour-NOELLE-1975", "votre nom")]
    [InlineData("Pour-legoff-1975", "votre nom")]
    [InlineData("Le goff kerbrat habite encore au phare bleu", "votre nom")]
    public void A_password_that_would_be_tried_first_is_refused_with_its_reason(
        string motDePasse,
        string raison
    ) => Assert.Contains(raison, RegleMotDePasse.Refus(motDePasse, Compte));
}
