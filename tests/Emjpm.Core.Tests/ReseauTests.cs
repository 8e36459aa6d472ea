using Emjpm.Core;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Imports.Ocmi;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Emjpm.Core.Tests;

/// <summary>What leaves the machine is encrypted, and who answers is verified, unless the operator says otherwise.</summary>
public sealed class ReseauTests
{
    [Theory]
    [InlineData("Host=base.example;Database=emjpm", SslMode.VerifyFull)]
    [InlineData("Host=10.0.0.4,10.0.0.5;Database=emjpm", SslMode.VerifyFull)]
    [InlineData("Host=localhost,base.example;Database=emjpm", SslMode.VerifyFull)]
    [InlineData("Host=base.example;Database=emjpm;SSL Mode=Require", SslMode.Require)]
    [InlineData("Host=base.example;Database=emjpm;SslMode=Disable", SslMode.Disable)]
    [InlineData("Host=localhost;Database=emjpm", SslMode.Prefer)]
    [InlineData("Host=127.0.0.1:5433;Database=emjpm", SslMode.Prefer)]
    [InlineData("Host=/run/postgresql;Database=emjpm", SslMode.Prefer)]
    public void PostgreSQL(string connexion, SslMode attendu) =>
        Assert.Equal(
            attendu,
            new NpgsqlConnectionStringBuilder(Moteur.Chiffrer(connexion)).SslMode
        );

    [Theory]
    [InlineData("smtp.example", null, true)]
    [InlineData("smtp.example", "false", false)]
    [InlineData("127.0.0.1", null, false)]
    [InlineData("localhost", null, false)]
    [InlineData("localhost", "true", true)]
    public void Mail(string hote, string? tls, bool attendu)
    {
        var lus = ReglagesSmtp.Lire(
            new ConfigurationBuilder()
                .AddInMemoryCollection([new("Smtp:Hote", hote), new("Smtp:Tls", tls)])
                .Build()
        );

        Assert.Equal(attendu, lus.Chiffre);
    }

    [Theory]
    [InlineData("http://depot.example/ocmi/", false)]
    [InlineData("https://depot.example/ocmi/", true)]
    [InlineData("http://127.0.0.1:9000/ocmi/", true)]
    [InlineData("/srv/ocmi", true)]
    [InlineData("Demonstration/ocmi-demonstration.zip", true)]
    [InlineData("", true)]
    public void The_archive_of_OCMI(string source, bool acceptee)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Ocmi:Source", source)])
            .Build();

        if (acceptee)
            Assert.Equal(source, ReglagesOcmi.Lire(configuration).Source);
        else
            Assert.Throws<InvalidOperationException>(() => ReglagesOcmi.Lire(configuration));
    }
}
