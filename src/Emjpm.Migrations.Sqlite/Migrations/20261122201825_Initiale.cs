using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Emjpm.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initiale : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "acces",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    instant = table.Column<DateTime>(type: "TEXT", nullable: false),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: true),
                    vu_comme_id = table.Column<int>(type: "INTEGER", nullable: true),
                    methode = table.Column<string>(type: "TEXT", nullable: false),
                    chemin = table.Column<string>(type: "TEXT", nullable: false),
                    statut = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acces", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "annonce",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    titre = table.Column<string>(type: "TEXT", nullable: false),
                    texte = table.Column<string>(type: "TEXT", nullable: false),
                    ton = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    du = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    au = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    debut_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    fin_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    numero_version = table.Column<string>(type: "TEXT", nullable: true),
                    changements = table.Column<string>(type: "TEXT", nullable: true),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    creee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    retiree_le = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_annonce", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bulletin_deploiement",
                columns: table => new
                {
                    semaine = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    etabli_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    contenu = table.Column<string>(type: "TEXT", nullable: false),
                    destinataires = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulletin_deploiement", x => x.semaine);
                });

            migrationBuilder.CreateTable(
                name: "cle_protection",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cle_protection", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "epci",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_epci", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "evenement_audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    instant = table.Column<DateTime>(type: "TEXT", nullable: false),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: true),
                    acte = table.Column<string>(type: "TEXT", nullable: false),
                    objet = table.Column<string>(type: "TEXT", nullable: false),
                    objet_id = table.Column<int>(type: "INTEGER", nullable: true),
                    tribunal_id = table.Column<int>(type: "INTEGER", nullable: true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: true),
                    details = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evenement_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "execution_tache",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    debut_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    duree_ms = table.Column<int>(type: "INTEGER", nullable: false),
                    echec = table.Column<bool>(type: "INTEGER", nullable: false),
                    resultat = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_execution_tache", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "filtre_enregistre",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    criteres = table.Column<string>(type: "TEXT", nullable: false),
                    cree_le = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_filtre_enregistre", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "gestionnaire",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    nom_recherche = table.Column<string>(type: "TEXT", nullable: false),
                    texte_recherche = table.Column<string>(type: "TEXT", nullable: false),
                    civilite = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    siret = table.Column<string>(type: "TEXT", nullable: true),
                    courriel = table.Column<string>(type: "TEXT", nullable: true),
                    telephone = table.Column<string>(type: "TEXT", nullable: true),
                    langues = table.Column<string>(type: "TEXT", nullable: false),
                    accompagnements = table.Column<string>(type: "TEXT", nullable: false),
                    natures_acceptees = table.Column<string>(type: "TEXT", nullable: false),
                    deplacement_max_km = table.Column<int>(type: "INTEGER", nullable: true),
                    texte_juge = table.Column<string>(type: "TEXT", nullable: true),
                    experience = table.Column<string>(type: "TEXT", nullable: false),
                    reponses_nombre = table.Column<int>(type: "INTEGER", nullable: false),
                    reponses_heures = table.Column<int>(type: "INTEGER", nullable: false),
                    gere_par = table.Column<string>(type: "TEXT", nullable: true),
                    gere_depuis = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sorti_le = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    motif_sortie = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    meme_personne_id = table.Column<int>(type: "INTEGER", nullable: true),
                    fusionnee_dans_id = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gestionnaire", x => x.id);
                    table.ForeignKey(
                        name: "fk_gestionnaire_gestionnaire_fusionnee_dans_id",
                        column: x => x.fusionnee_dans_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "jour_releve",
                columns: table => new
                {
                    jour = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    etabli_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    rectifie_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    rectification = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jour_releve", x => x.jour);
                });

            migrationBuilder.CreateTable(
                name: "notification",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    texte = table.Column<string>(type: "TEXT", nullable: false),
                    lien = table.Column<string>(type: "TEXT", nullable: false),
                    creee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    lue_le = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "operation_en_masse",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    acte = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    nombre = table.Column<int>(type: "INTEGER", nullable: false),
                    faite_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    annulee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    annulee_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    nombre_annule = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_operation_en_masse", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "region",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_region", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "releve_capacite",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    lieu_id = table.Column<int>(type: "INTEGER", nullable: false),
                    du = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    autorisee = table.Column<int>(type: "INTEGER", nullable: true),
                    souhaitee = table.Column<int>(type: "INTEGER", nullable: true),
                    declare_le = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_releve_capacite", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "releve_deploiement",
                columns: table => new
                {
                    semaine = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    departement_code = table.Column<string>(type: "TEXT", nullable: false),
                    stade = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    note = table.Column<int>(type: "INTEGER", nullable: false),
                    inscrits = table.Column<int>(type: "INTEGER", nullable: false),
                    comptes = table.Column<int>(type: "INTEGER", nullable: false),
                    tribunaux = table.Column<int>(type: "INTEGER", nullable: false),
                    tribunaux_prets = table.Column<int>(type: "INTEGER", nullable: false),
                    lieux = table.Column<int>(type: "INTEGER", nullable: false),
                    lieux_prets = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_releve_deploiement", x => new { x.semaine, x.departement_code });
                });

            migrationBuilder.CreateTable(
                name: "releve_lieu",
                columns: table => new
                {
                    jour = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    departement_code = table.Column<string>(type: "TEXT", nullable: false),
                    lieu_id = table.Column<int>(type: "INTEGER", nullable: false),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    habilite = table.Column<bool>(type: "INTEGER", nullable: false),
                    decompte = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_releve_lieu", x => new { x.jour, x.departement_code, x.lieu_id });
                });

            migrationBuilder.CreateTable(
                name: "releve_territoire",
                columns: table => new
                {
                    niveau = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    jour = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    region_code = table.Column<string>(type: "TEXT", nullable: true),
                    decompte = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_releve_territoire", x => new { x.niveau, x.code, x.jour });
                });

            migrationBuilder.CreateTable(
                name: "seuil_alerte",
                columns: table => new
                {
                    regle = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    departement_code = table.Column<string>(type: "TEXT", nullable: false),
                    seuil = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seuil_alerte", x => new { x.departement_code, x.regle });
                });

            migrationBuilder.CreateTable(
                name: "tache",
                columns: table => new
                {
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    prochaine_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    louee_jusqua = table.Column<DateTime>(type: "TEXT", nullable: true),
                    louee_par = table.Column<string>(type: "TEXT", nullable: true),
                    derniere_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    dernier_resultat = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tache", x => x.nom);
                });

            migrationBuilder.CreateTable(
                name: "tentative_connexion",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    instant = table.Column<DateTime>(type: "TEXT", nullable: false),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: true),
                    moyen = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    appareil = table.Column<string>(type: "TEXT", nullable: false),
                    reseau = table.Column<string>(type: "TEXT", nullable: false),
                    reussie = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tentative_connexion", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "utilisateur",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    prenom = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    actif = table.Column<bool>(type: "INTEGER", nullable: false),
                    bloque_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    motif_blocage = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    cree_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    premiere_venue_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    venu_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    suivi_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    rappels_refuses_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    avis_refuses_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reuni_a_id = table.Column<int>(type: "INTEGER", nullable: true),
                    texte_recherche = table.Column<string>(type: "TEXT", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_utilisateur", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vue_enregistree",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    adresse = table.Column<string>(type: "TEXT", nullable: false),
                    cree_le = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vue_enregistree", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "correspondance_import",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    genre = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    texte = table.Column<string>(type: "TEXT", nullable: false),
                    cible = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_correspondance_import", x => x.id);
                    table.ForeignKey(
                        name: "fk_correspondance_import_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "indisponibilite",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    lieu_exercice_id = table.Column<int>(type: "INTEGER", nullable: true),
                    est_suspension = table.Column<bool>(type: "INTEGER", nullable: false),
                    du = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    au = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    motif = table.Column<string>(type: "TEXT", nullable: false),
                    declare_le = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indisponibilite", x => x.id);
                    table.ForeignKey(
                        name: "fk_indisponibilite_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "avis_etape",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    etape = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    region_code = table.Column<string>(type: "TEXT", nullable: true),
                    mois = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    facilite = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    commentaire = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_avis_etape", x => x.id);
                    table.ForeignKey(
                        name: "fk_avis_etape_region_region_code",
                        column: x => x.region_code,
                        principalTable: "region",
                        principalColumn: "code");
                });

            migrationBuilder.CreateTable(
                name: "departement",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    region_code = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_departement", x => x.code);
                    table.ForeignKey(
                        name: "fk_departement_regions_region_code",
                        column: x => x.region_code,
                        principalTable: "region",
                        principalColumn: "code");
                });

            migrationBuilder.CreateTable(
                name: "code_secours",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    empreinte = table.Column<string>(type: "TEXT", nullable: false),
                    cree_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    utilise_le = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_code_secours", x => x.id);
                    table.ForeignKey(
                        name: "fk_code_secours_asp_net_users_utilisateur_id",
                        column: x => x.utilisateur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "code_unique",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    usage = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    empreinte = table.Column<string>(type: "TEXT", nullable: false),
                    valeur = table.Column<string>(type: "TEXT", nullable: true),
                    cree_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expire_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    essais = table.Column<int>(type: "INTEGER", nullable: false),
                    utilise_le = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_code_unique", x => x.id);
                    table.ForeignKey(
                        name: "fk_code_unique_asp_net_users_utilisateur_id",
                        column: x => x.utilisateur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "comptes_distincts",
                columns: table => new
                {
                    un_id = table.Column<int>(type: "INTEGER", nullable: false),
                    autre_id = table.Column<int>(type: "INTEGER", nullable: false),
                    par_id = table.Column<int>(type: "INTEGER", nullable: false),
                    le = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_comptes_distincts", x => new { x.un_id, x.autre_id });
                    table.ForeignKey(
                        name: "fk_comptes_distincts_utilisateur_autre_id",
                        column: x => x.autre_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_comptes_distincts_utilisateur_un_id",
                        column: x => x.un_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "droit_gestionnaire",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    du = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    au = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    administre = table.Column<bool>(type: "INTEGER", nullable: false),
                    ecrit = table.Column<bool>(type: "INTEGER", nullable: false),
                    repond = table.Column<bool>(type: "INTEGER", nullable: false),
                    lieux_ids = table.Column<string>(type: "TEXT", nullable: false),
                    recoit_reservations = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_droit_gestionnaire", x => x.id);
                    table.ForeignKey(
                        name: "fk_droit_gestionnaire_asp_net_users_utilisateur_id",
                        column: x => x.utilisateur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_droit_gestionnaire_gestionnaires_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "echange",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    genre = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    jour = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    texte = table.Column<string>(type: "TEXT", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    cree_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    suite = table.Column<string>(type: "TEXT", nullable: true),
                    echeance = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    faite_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    faite_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    conclusion = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_echange", x => x.id);
                    table.ForeignKey(
                        name: "fk_echange_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_echange_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evenement_deploiement",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    departement_code = table.Column<string>(type: "TEXT", nullable: false),
                    instant = table.Column<DateTime>(type: "TEXT", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: true),
                    avant = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    stade = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    texte = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evenement_deploiement", x => x.id);
                    table.ForeignKey(
                        name: "fk_evenement_deploiement_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "identity_user_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<int>(type: "INTEGER", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_user_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_user_claim_utilisateur_user_id",
                        column: x => x.user_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_user_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_identity_user_login_utilisateur_user_id",
                        column: x => x.user_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<int>(type: "INTEGER", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_user_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_identity_user_passkey_utilisateur_user_id",
                        column: x => x.user_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_token",
                columns: table => new
                {
                    user_id = table.Column<int>(type: "INTEGER", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_user_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_identity_user_token_utilisateur_user_id",
                        column: x => x.user_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_mesures",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    nom_fichier = table.Column<string>(type: "TEXT", nullable: false),
                    empreinte = table.Column<string>(type: "TEXT", nullable: false),
                    taille = table.Column<int>(type: "INTEGER", nullable: false),
                    cree_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    etat = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    travail_id = table.Column<int>(type: "INTEGER", nullable: true),
                    options = table.Column<string>(type: "TEXT", nullable: false),
                    fichier = table.Column<string>(type: "TEXT", nullable: false),
                    a_creer = table.Column<int>(type: "INTEGER", nullable: false),
                    a_modifier = table.Column<int>(type: "INTEGER", nullable: false),
                    inchangees = table.Column<int>(type: "INTEGER", nullable: false),
                    a_verifier = table.Column<int>(type: "INTEGER", nullable: false),
                    refusees = table.Column<int>(type: "INTEGER", nullable: false),
                    creees = table.Column<int>(type: "INTEGER", nullable: false),
                    modifiees = table.Column<int>(type: "INTEGER", nullable: false),
                    closes = table.Column<int>(type: "INTEGER", nullable: false),
                    ouvertes = table.Column<int>(type: "INTEGER", nullable: false),
                    applique_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    applique_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    annule_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    annule_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    rendues = table.Column<int>(type: "INTEGER", nullable: false),
                    non_rendues = table.Column<int>(type: "INTEGER", nullable: false),
                    efface_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_mesures", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_mesures_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_import_mesures_utilisateur_annule_par_id",
                        column: x => x.annule_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_import_mesures_utilisateur_applique_par_id",
                        column: x => x.applique_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_import_mesures_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "note_compte",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    creee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    texte = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_note_compte", x => x.id);
                    table.ForeignKey(
                        name: "fk_note_compte_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_note_compte_utilisateur_utilisateur_id",
                        column: x => x.utilisateur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "observation",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tribunal_id = table.Column<int>(type: "INTEGER", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    texte = table.Column<string>(type: "TEXT", nullable: false),
                    creee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    retiree_le = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_observation", x => x.id);
                    table.ForeignKey(
                        name: "fk_observation_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ouverture_fonction",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    fonction = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    numero = table.Column<int>(type: "INTEGER", nullable: false),
                    partout = table.Column<bool>(type: "INTEGER", nullable: false),
                    departements = table.Column<string>(type: "TEXT", nullable: false),
                    motif = table.Column<string>(type: "TEXT", nullable: false),
                    decidee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ouverture_fonction", x => x.id);
                    table.ForeignKey(
                        name: "fk_ouverture_fonction_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "paire_distincte",
                columns: table => new
                {
                    un_id = table.Column<int>(type: "INTEGER", nullable: false),
                    autre_id = table.Column<int>(type: "INTEGER", nullable: false),
                    par_id = table.Column<int>(type: "INTEGER", nullable: false),
                    le = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paire_distincte", x => new { x.un_id, x.autre_id });
                    table.ForeignKey(
                        name: "fk_paire_distincte_gestionnaire_autre_id",
                        column: x => x.autre_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_paire_distincte_gestionnaire_un_id",
                        column: x => x.un_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_paire_distincte_utilisateur_par_id",
                        column: x => x.par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "question_posee",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    etape = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    posee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    repondue_le = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_posee", x => x.id);
                    table.ForeignKey(
                        name: "fk_question_posee_utilisateur_utilisateur_id",
                        column: x => x.utilisateur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "remarque_usage",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    genre = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    chemin = table.Column<string>(type: "TEXT", nullable: true),
                    texte = table.Column<string>(type: "TEXT", nullable: false),
                    accepte_contact = table.Column<bool>(type: "INTEGER", nullable: false),
                    creee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    etat = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    doublon_de_id = table.Column<int>(type: "INTEGER", nullable: true),
                    nouveaute_id = table.Column<int>(type: "INTEGER", nullable: true),
                    reponse = table.Column<string>(type: "TEXT", nullable: true),
                    traitee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    traitee_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remarque_usage", x => x.id);
                    table.ForeignKey(
                        name: "fk_remarque_usage_annonce_nouveaute_id",
                        column: x => x.nouveaute_id,
                        principalTable: "annonce",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_remarque_usage_remarque_usage_doublon_de_id",
                        column: x => x.doublon_de_id,
                        principalTable: "remarque_usage",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_remarque_usage_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reponse_inactivite",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    raison = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    repondue_le = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reponse_inactivite", x => x.id);
                    table.ForeignKey(
                        name: "fk_reponse_inactivite_asp_net_users_utilisateur_id",
                        column: x => x.utilisateur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "second_facteur",
                columns: table => new
                {
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    secret_scelle = table.Column<string>(type: "TEXT", nullable: false),
                    active_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    dernier_pas = table.Column<long>(type: "INTEGER", nullable: false),
                    essais = table.Column<int>(type: "INTEGER", nullable: false),
                    verrou_jusqua = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_second_facteur", x => x.utilisateur_id);
                    table.ForeignKey(
                        name: "fk_second_facteur_asp_net_users_utilisateur_id",
                        column: x => x.utilisateur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "session_ouverte",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    moyen = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    forte = table.Column<bool>(type: "INTEGER", nullable: false),
                    ouverte_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    vue_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    confirmee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    fermee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    appareil = table.Column<string>(type: "TEXT", nullable: false),
                    reseau = table.Column<string>(type: "TEXT", nullable: false),
                    voit_compte_id = table.Column<int>(type: "INTEGER", nullable: true),
                    voit_jusqua = table.Column<DateTime>(type: "TEXT", nullable: true),
                    jeton_identite = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_session_ouverte", x => x.id);
                    table.ForeignKey(
                        name: "fk_session_ouverte_asp_net_users_utilisateur_id",
                        column: x => x.utilisateur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "synchronisation_ocmi",
                columns: table => new
                {
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    activee_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    faite_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    empreinte = table.Column<string>(type: "TEXT", nullable: true),
                    recues = table.Column<int>(type: "INTEGER", nullable: false),
                    creees = table.Column<int>(type: "INTEGER", nullable: false),
                    modifiees = table.Column<int>(type: "INTEGER", nullable: false),
                    inchangees = table.Column<int>(type: "INTEGER", nullable: false),
                    a_verifier = table.Column<int>(type: "INTEGER", nullable: false),
                    refusees = table.Column<int>(type: "INTEGER", nullable: false),
                    echec = table.Column<string>(type: "TEXT", nullable: true),
                    echec_le = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_synchronisation_ocmi", x => x.gestionnaire_id);
                    table.ForeignKey(
                        name: "fk_synchronisation_ocmi_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_synchronisation_ocmi_utilisateur_activee_par_id",
                        column: x => x.activee_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "travail",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    genre = table.Column<string>(type: "TEXT", nullable: false),
                    intitule = table.Column<string>(type: "TEXT", nullable: false),
                    parametres = table.Column<string>(type: "TEXT", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: true),
                    etat = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    fait = table.Column<int>(type: "INTEGER", nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: true),
                    message = table.Column<string>(type: "TEXT", nullable: true),
                    cree_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    commence_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    termine_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    efface_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    essais = table.Column<int>(type: "INTEGER", nullable: false),
                    loue_jusqua = table.Column<DateTime>(type: "TEXT", nullable: true),
                    loue_par = table.Column<string>(type: "TEXT", nullable: true),
                    annulation_demandee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    fichier_nom = table.Column<string>(type: "TEXT", nullable: true),
                    fichier_type = table.Column<string>(type: "TEXT", nullable: true),
                    fichier_taille = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_travail", x => x.id);
                    table.ForeignKey(
                        name: "fk_travail_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "vague_invitations",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    departement_code = table.Column<string>(type: "TEXT", nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    envoyee_le = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vague_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_vague_invitations_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "version_bareme",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    numero = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    regles = table.Column<string>(type: "TEXT", nullable: false),
                    etat = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: true),
                    creee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    modifiee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    activee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    activee_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    motif = table.Column<string>(type: "TEXT", nullable: true),
                    retiree_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_version_bareme", x => x.id);
                    table.ForeignKey(
                        name: "fk_version_bareme_utilisateur_activee_par_id",
                        column: x => x.activee_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_version_bareme_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "alerte",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    regle = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    departement_code = table.Column<string>(type: "TEXT", nullable: false),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: true),
                    apparue_le = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valeur = table.Column<int>(type: "INTEGER", nullable: false),
                    seuil = table.Column<int>(type: "INTEGER", nullable: false),
                    finie_le = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    vue_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    vue_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    muette_jusquau = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerte", x => x.id);
                    table.ForeignKey(
                        name: "fk_alerte_departements_departement_code",
                        column: x => x.departement_code,
                        principalTable: "departement",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_alerte_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_alerte_utilisateur_vue_par_id",
                        column: x => x.vue_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "campagne",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    audience = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    departement_code = table.Column<string>(type: "TEXT", nullable: true),
                    sujet = table.Column<string>(type: "TEXT", nullable: false),
                    texte = table.Column<string>(type: "TEXT", nullable: false),
                    prevue_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    etat = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    creee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    envoyee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    deja_rappeles = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campagne", x => x.id);
                    table.ForeignKey(
                        name: "fk_campagne_asp_net_users_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_campagne_departements_departement_code",
                        column: x => x.departement_code,
                        principalTable: "departement",
                        principalColumn: "code");
                });

            migrationBuilder.CreateTable(
                name: "commune",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    nom_recherche = table.Column<string>(type: "TEXT", nullable: false),
                    departement_code = table.Column<string>(type: "TEXT", nullable: false),
                    epci_code = table.Column<string>(type: "TEXT", nullable: true),
                    codes_postaux = table.Column<string>(type: "TEXT", nullable: false),
                    population = table.Column<int>(type: "INTEGER", nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    precision = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    commune_mere_code = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commune", x => x.code);
                    table.ForeignKey(
                        name: "fk_commune_departements_departement_code",
                        column: x => x.departement_code,
                        principalTable: "departement",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deploiement_departement",
                columns: table => new
                {
                    departement_code = table.Column<string>(type: "TEXT", nullable: false),
                    stade = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    depuis_le = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    demarre_le = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ouvert_le = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ouverture_prevue_le = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    responsable_id = table.Column<int>(type: "INTEGER", nullable: true),
                    prochaine_etape = table.Column<string>(type: "TEXT", nullable: true),
                    prochaine_etape_le = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    blocages = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deploiement_departement", x => x.departement_code);
                    table.ForeignKey(
                        name: "fk_deploiement_departement_departements_departement_code",
                        column: x => x.departement_code,
                        principalTable: "departement",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_deploiement_departement_utilisateur_responsable_id",
                        column: x => x.responsable_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "droit_territoire",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    niveau = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    departement_code = table.Column<string>(type: "TEXT", nullable: true),
                    region_code = table.Column<string>(type: "TEXT", nullable: true),
                    du = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    au = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    approuve_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    approuve_par_id = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_droit_territoire", x => x.id);
                    table.ForeignKey(
                        name: "fk_droit_territoire_asp_net_users_utilisateur_id",
                        column: x => x.utilisateur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_droit_territoire_departements_departement_code",
                        column: x => x.departement_code,
                        principalTable: "departement",
                        principalColumn: "code");
                    table.ForeignKey(
                        name: "fk_droit_territoire_regions_region_code",
                        column: x => x.region_code,
                        principalTable: "region",
                        principalColumn: "code");
                });

            migrationBuilder.CreateTable(
                name: "import_liste",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    departement_code = table.Column<string>(type: "TEXT", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    nom_fichier = table.Column<string>(type: "TEXT", nullable: false),
                    empreinte = table.Column<string>(type: "TEXT", nullable: false),
                    cree_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    etat = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    non_lues = table.Column<string>(type: "TEXT", nullable: false),
                    fin_des_absents = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    appliquee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    appliquee_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    annulee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    annulee_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_liste", x => x.id);
                    table.ForeignKey(
                        name: "fk_import_liste_departement_departement_code",
                        column: x => x.departement_code,
                        principalTable: "departement",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_import_liste_utilisateur_annulee_par_id",
                        column: x => x.annulee_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_import_liste_utilisateur_appliquee_par_id",
                        column: x => x.appliquee_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_import_liste_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "proposition_radiation",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    departement_code = table.Column<string>(type: "TEXT", nullable: false),
                    date_effet = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    numero_acte = table.Column<string>(type: "TEXT", nullable: true),
                    motif = table.Column<string>(type: "TEXT", nullable: false),
                    proposee_par_id = table.Column<int>(type: "INTEGER", nullable: false),
                    proposee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    etat = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    decidee_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    decidee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposition_radiation", x => x.id);
                    table.ForeignKey(
                        name: "fk_proposition_radiation_departement_departement_code",
                        column: x => x.departement_code,
                        principalTable: "departement",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposition_radiation_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposition_radiation_utilisateur_decidee_par_id",
                        column: x => x.decidee_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_proposition_radiation_utilisateur_proposee_par_id",
                        column: x => x.proposee_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "effet_import",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    import_id = table.Column<int>(type: "INTEGER", nullable: false),
                    mesure_id = table.Column<int>(type: "INTEGER", nullable: false),
                    ligne = table.Column<int>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    reservation_id = table.Column<int>(type: "INTEGER", nullable: true),
                    version_apres = table.Column<int>(type: "INTEGER", nullable: false),
                    avant = table.Column<string>(type: "TEXT", nullable: true),
                    rendu = table.Column<bool>(type: "INTEGER", nullable: true),
                    refus = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_effet_import", x => x.id);
                    table.ForeignKey(
                        name: "fk_effet_import_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "import_mesures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ligne_import",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    import_id = table.Column<int>(type: "INTEGER", nullable: false),
                    ligne = table.Column<int>(type: "INTEGER", nullable: false),
                    decision = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    choix = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    mesure_id = table.Column<int>(type: "INTEGER", nullable: true),
                    version_vue = table.Column<int>(type: "INTEGER", nullable: true),
                    reservation_id = table.Column<int>(type: "INTEGER", nullable: true),
                    texte = table.Column<string>(type: "TEXT", nullable: false),
                    donnees = table.Column<string>(type: "TEXT", nullable: false),
                    ecarts = table.Column<string>(type: "TEXT", nullable: true),
                    proches = table.Column<string>(type: "TEXT", nullable: true),
                    motifs = table.Column<string>(type: "TEXT", nullable: true),
                    avertissements = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ligne_import", x => x.id);
                    table.ForeignKey(
                        name: "fk_ligne_import_import_mesures_import_id",
                        column: x => x.import_id,
                        principalTable: "import_mesures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "morceau_import",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    import_id = table.Column<int>(type: "INTEGER", nullable: false),
                    rang = table.Column<int>(type: "INTEGER", nullable: false),
                    octets = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_morceau_import", x => x.id);
                    table.ForeignKey(
                        name: "fk_morceau_import_import_mesures_import_id",
                        column: x => x.import_id,
                        principalTable: "import_mesures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "capture_remarque",
                columns: table => new
                {
                    remarque_id = table.Column<int>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    largeur = table.Column<int>(type: "INTEGER", nullable: false),
                    hauteur = table.Column<int>(type: "INTEGER", nullable: false),
                    taille = table.Column<int>(type: "INTEGER", nullable: false),
                    octets = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_capture_remarque", x => x.remarque_id);
                    table.ForeignKey(
                        name: "fk_capture_remarque_remarques_remarque_id",
                        column: x => x.remarque_id,
                        principalTable: "remarque_usage",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "morceau_travail",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    travail_id = table.Column<int>(type: "INTEGER", nullable: false),
                    fichier = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    rang = table.Column<int>(type: "INTEGER", nullable: false),
                    octets = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_morceau_travail", x => x.id);
                    table.ForeignKey(
                        name: "fk_morceau_travail_travaux_travail_id",
                        column: x => x.travail_id,
                        principalTable: "travail",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "envoi_campagne",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    campagne_id = table.Column<int>(type: "INTEGER", nullable: false),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    envoye_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    jeton = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_envoi_campagne", x => x.id);
                    table.ForeignKey(
                        name: "fk_envoi_campagne_asp_net_users_utilisateur_id",
                        column: x => x.utilisateur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_envoi_campagne_campagne_campagne_id",
                        column: x => x.campagne_id,
                        principalTable: "campagne",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "etablissement",
                columns: table => new
                {
                    numero_finess = table.Column<string>(type: "TEXT", nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    nom_recherche = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    commune_code = table.Column<string>(type: "TEXT", nullable: false),
                    adresse = table.Column<string>(type: "TEXT", nullable: true),
                    code_postal = table.Column<string>(type: "TEXT", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    precision = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ferme_le = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_etablissement", x => x.numero_finess);
                    table.ForeignKey(
                        name: "fk_etablissement_commune_commune_code",
                        column: x => x.commune_code,
                        principalTable: "commune",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tribunal",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    nom_recherche = table.Column<string>(type: "TEXT", nullable: false),
                    siret = table.Column<string>(type: "TEXT", nullable: true),
                    commune_code = table.Column<string>(type: "TEXT", nullable: false),
                    departement_code = table.Column<string>(type: "TEXT", nullable: false),
                    courriel = table.Column<string>(type: "TEXT", nullable: true),
                    telephone = table.Column<string>(type: "TEXT", nullable: true),
                    ouvert_le = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ferme_le = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    successeur_id = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tribunal", x => x.id);
                    table.ForeignKey(
                        name: "fk_tribunal_communes_commune_code",
                        column: x => x.commune_code,
                        principalTable: "commune",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tribunal_tribunal_successeur_id",
                        column: x => x.successeur_id,
                        principalTable: "tribunal",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "ligne_liste",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    import_id = table.Column<int>(type: "INTEGER", nullable: false),
                    ligne = table.Column<int>(type: "INTEGER", nullable: false),
                    decision = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: true),
                    habilitation_id = table.Column<int>(type: "INTEGER", nullable: true),
                    version_vue = table.Column<int>(type: "INTEGER", nullable: true),
                    retenue = table.Column<bool>(type: "INTEGER", nullable: false),
                    donnees = table.Column<string>(type: "TEXT", nullable: true),
                    ecarts = table.Column<string>(type: "TEXT", nullable: true),
                    motifs = table.Column<string>(type: "TEXT", nullable: true),
                    avertissements = table.Column<string>(type: "TEXT", nullable: true),
                    avant = table.Column<string>(type: "TEXT", nullable: true),
                    version_apres = table.Column<int>(type: "INTEGER", nullable: true),
                    refus_annulation = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ligne_liste", x => x.id);
                    table.ForeignKey(
                        name: "fk_ligne_liste_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_ligne_liste_import_liste_import_id",
                        column: x => x.import_id,
                        principalTable: "import_liste",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "habilitation",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    departement_code = table.Column<string>(type: "TEXT", nullable: false),
                    etablissement_finess = table.Column<string>(type: "TEXT", nullable: true),
                    type_acte = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    numero_acte = table.Column<string>(type: "TEXT", nullable: true),
                    date_acte = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    du = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    au = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    natures_permises = table.Column<string>(type: "TEXT", nullable: false),
                    capacite_autorisee = table.Column<int>(type: "INTEGER", nullable: true),
                    suspendue_du = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    suspendue_au = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    retiree_le = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    departement_financeur = table.Column<bool>(type: "INTEGER", nullable: false),
                    etablissement_rattachement = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_habilitation", x => x.id);
                    table.ForeignKey(
                        name: "fk_habilitation_departement_departement_code",
                        column: x => x.departement_code,
                        principalTable: "departement",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_habilitation_etablissement_etablissement_finess",
                        column: x => x.etablissement_finess,
                        principalTable: "etablissement",
                        principalColumn: "numero_finess");
                    table.ForeignKey(
                        name: "fk_habilitation_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lieu_exercice",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    etablissement_finess = table.Column<string>(type: "TEXT", nullable: true),
                    adresse = table.Column<string>(type: "TEXT", nullable: true),
                    code_postal = table.Column<string>(type: "TEXT", nullable: true),
                    commune_code = table.Column<string>(type: "TEXT", nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    precision = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    capacite_autorisee = table.Column<int>(type: "INTEGER", nullable: true),
                    capacite_souhaitee = table.Column<int>(type: "INTEGER", nullable: true),
                    capacite = table.Column<int>(type: "INTEGER", nullable: true),
                    en_cours = table.Column<int>(type: "INTEGER", nullable: false),
                    en_attente = table.Column<int>(type: "INTEGER", nullable: false),
                    declare_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    declare_par = table.Column<string>(type: "TEXT", nullable: true),
                    declare_canal = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    contact_nom = table.Column<string>(type: "TEXT", nullable: true),
                    contact_courriel = table.Column<string>(type: "TEXT", nullable: true),
                    telephone = table.Column<string>(type: "TEXT", nullable: true),
                    zone_communes = table.Column<string>(type: "TEXT", nullable: false),
                    zone_epcis = table.Column<string>(type: "TEXT", nullable: false),
                    zone_rayon_km = table.Column<int>(type: "INTEGER", nullable: true),
                    ouvert_le = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ferme_le = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    repris_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lieu_exercice", x => x.id);
                    table.CheckConstraint("ck_lieu_compteurs", "en_cours >= 0 AND en_attente >= 0");
                    table.ForeignKey(
                        name: "fk_lieu_exercice_communes_commune_code",
                        column: x => x.commune_code,
                        principalTable: "commune",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lieu_exercice_etablissements_etablissement_finess",
                        column: x => x.etablissement_finess,
                        principalTable: "etablissement",
                        principalColumn: "numero_finess");
                    table.ForeignKey(
                        name: "fk_lieu_exercice_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cabinet",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    tribunal_id = table.Column<int>(type: "INTEGER", nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cabinet", x => x.id);
                    table.ForeignKey(
                        name: "fk_cabinet_tribunaux_tribunal_id",
                        column: x => x.tribunal_id,
                        principalTable: "tribunal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "demande_compte",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    profil = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    etat = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    prenom = table.Column<string>(type: "TEXT", nullable: false),
                    nom = table.Column<string>(type: "TEXT", nullable: false),
                    courriel = table.Column<string>(type: "TEXT", nullable: false),
                    telephone = table.Column<string>(type: "TEXT", nullable: true),
                    tribunal_id = table.Column<int>(type: "INTEGER", nullable: true),
                    cabinet = table.Column<string>(type: "TEXT", nullable: true),
                    departement_code = table.Column<string>(type: "TEXT", nullable: true),
                    region_code = table.Column<string>(type: "TEXT", nullable: true),
                    siret = table.Column<string>(type: "TEXT", nullable: true),
                    structure = table.Column<string>(type: "TEXT", nullable: true),
                    message = table.Column<string>(type: "TEXT", nullable: true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: true),
                    empreinte_mot_de_passe = table.Column<string>(type: "TEXT", nullable: true),
                    empreinte_code = table.Column<string>(type: "TEXT", nullable: false),
                    code_expire_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    essais = table.Column<int>(type: "INTEGER", nullable: false),
                    reseau = table.Column<string>(type: "TEXT", nullable: false),
                    creee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    deposee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    precision = table.Column<string>(type: "TEXT", nullable: true),
                    precision_demandee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reponse = table.Column<string>(type: "TEXT", nullable: true),
                    repondu_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decidee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decidee_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    motif_refus = table.Column<string>(type: "TEXT", nullable: true),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_demande_compte", x => x.id);
                    table.ForeignKey(
                        name: "fk_demande_compte_departements_departement_code",
                        column: x => x.departement_code,
                        principalTable: "departement",
                        principalColumn: "code");
                    table.ForeignKey(
                        name: "fk_demande_compte_gestionnaires_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_demande_compte_regions_region_code",
                        column: x => x.region_code,
                        principalTable: "region",
                        principalColumn: "code");
                    table.ForeignKey(
                        name: "fk_demande_compte_tribunaux_tribunal_id",
                        column: x => x.tribunal_id,
                        principalTable: "tribunal",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_demande_compte_utilisateur_decidee_par_id",
                        column: x => x.decidee_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "invitation",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    role = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: true),
                    tribunal_id = table.Column<int>(type: "INTEGER", nullable: true),
                    niveau = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    departement_code = table.Column<string>(type: "TEXT", nullable: true),
                    region_code = table.Column<string>(type: "TEXT", nullable: true),
                    prenom = table.Column<string>(type: "TEXT", nullable: true),
                    nom = table.Column<string>(type: "TEXT", nullable: true),
                    courriel = table.Column<string>(type: "TEXT", nullable: false),
                    invite_par_id = table.Column<int>(type: "INTEGER", nullable: false),
                    administre = table.Column<bool>(type: "INTEGER", nullable: false),
                    ecrit = table.Column<bool>(type: "INTEGER", nullable: false),
                    repond = table.Column<bool>(type: "INTEGER", nullable: false),
                    lieux_ids = table.Column<string>(type: "TEXT", nullable: false),
                    recoit_reservations = table.Column<bool>(type: "INTEGER", nullable: false),
                    empreinte_code = table.Column<string>(type: "TEXT", nullable: false),
                    creee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    envoyee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expire_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    essais = table.Column<int>(type: "INTEGER", nullable: false),
                    acceptee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    acceptee_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    revoquee_le = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation", x => x.id);
                    table.CheckConstraint("ck_invitation_objet", "(gestionnaire_id IS NOT NULL AND tribunal_id IS NULL AND niveau IS NULL) OR (gestionnaire_id IS NULL AND tribunal_id IS NOT NULL AND niveau IS NULL) OR (gestionnaire_id IS NULL AND tribunal_id IS NULL AND niveau IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_invitation_asp_net_users_invite_par_id",
                        column: x => x.invite_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitation_departements_departement_code",
                        column: x => x.departement_code,
                        principalTable: "departement",
                        principalColumn: "code");
                    table.ForeignKey(
                        name: "fk_invitation_gestionnaires_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_invitation_regions_region_code",
                        column: x => x.region_code,
                        principalTable: "region",
                        principalColumn: "code");
                    table.ForeignKey(
                        name: "fk_invitation_tribunaux_tribunal_id",
                        column: x => x.tribunal_id,
                        principalTable: "tribunal",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "recherche",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    tribunal_id = table.Column<int>(type: "INTEGER", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    creee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    modifiee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expire_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    commune_code = table.Column<string>(type: "TEXT", nullable: false),
                    etablissement_finess = table.Column<string>(type: "TEXT", nullable: true),
                    lieu_vie = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    nature = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    champ = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    civilite = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    annee_naissance = table.Column<int>(type: "INTEGER", nullable: true),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    date_jugement = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    accompagnements = table.Column<string>(type: "TEXT", nullable: false),
                    langues = table.Column<string>(type: "TEXT", nullable: false),
                    type_souhaite = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recherche", x => x.id);
                    table.ForeignKey(
                        name: "fk_recherche_communes_commune_code",
                        column: x => x.commune_code,
                        principalTable: "commune",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recherche_etablissements_etablissement_finess",
                        column: x => x.etablissement_finess,
                        principalTable: "etablissement",
                        principalColumn: "numero_finess");
                    table.ForeignKey(
                        name: "fk_recherche_tribunaux_tribunal_id",
                        column: x => x.tribunal_id,
                        principalTable: "tribunal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recherche_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "tribunal_souhaite",
                columns: table => new
                {
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tribunal_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tribunal_souhaite", x => new { x.gestionnaire_id, x.tribunal_id });
                    table.ForeignKey(
                        name: "fk_tribunal_souhaite_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_tribunal_souhaite_tribunaux_tribunal_id",
                        column: x => x.tribunal_id,
                        principalTable: "tribunal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "acte_registre",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    habilitation_id = table.Column<int>(type: "INTEGER", nullable: true),
                    departement_code = table.Column<string>(type: "TEXT", nullable: true),
                    genre = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    instant = table.Column<DateTime>(type: "TEXT", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    date_effet = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    au = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    numero_acte = table.Column<string>(type: "TEXT", nullable: true),
                    motif = table.Column<string>(type: "TEXT", nullable: false),
                    changements = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acte_registre", x => x.id);
                    table.ForeignKey(
                        name: "fk_acte_registre_departement_departement_code",
                        column: x => x.departement_code,
                        principalTable: "departement",
                        principalColumn: "code");
                    table.ForeignKey(
                        name: "fk_acte_registre_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_acte_registre_habilitations_habilitation_id",
                        column: x => x.habilitation_id,
                        principalTable: "habilitation",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_acte_registre_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "piece_registre",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    habilitation_id = table.Column<int>(type: "INTEGER", nullable: true),
                    genre = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    numero = table.Column<string>(type: "TEXT", nullable: true),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valable_jusqu_au = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    nom_fichier = table.Column<string>(type: "TEXT", nullable: true),
                    taille = table.Column<int>(type: "INTEGER", nullable: false),
                    empreinte = table.Column<string>(type: "TEXT", nullable: true),
                    octets = table.Column<byte[]>(type: "BLOB", nullable: true),
                    deposee_par_id = table.Column<int>(type: "INTEGER", nullable: false),
                    deposee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    retiree_le = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_piece_registre", x => x.id);
                    table.ForeignKey(
                        name: "fk_piece_registre_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_piece_registre_habilitation_habilitation_id",
                        column: x => x.habilitation_id,
                        principalTable: "habilitation",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_piece_registre_utilisateur_deposee_par_id",
                        column: x => x.deposee_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "capacite_prevue",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    lieu_exercice_id = table.Column<int>(type: "INTEGER", nullable: false),
                    du = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    capacite_souhaitee = table.Column<int>(type: "INTEGER", nullable: false),
                    prevue_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    prevue_par = table.Column<string>(type: "TEXT", nullable: false),
                    appliquee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    annulee_le = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_capacite_prevue", x => x.id);
                    table.ForeignKey(
                        name: "fk_capacite_prevue_lieux_exercice_lieu_exercice_id",
                        column: x => x.lieu_exercice_id,
                        principalTable: "lieu_exercice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "membre_tribunal",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    utilisateur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    tribunal_id = table.Column<int>(type: "INTEGER", nullable: false),
                    fonction = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    cabinet_id = table.Column<int>(type: "INTEGER", nullable: true),
                    du = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    au = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    approuve_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    approuve_par_id = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_membre_tribunal", x => x.id);
                    table.ForeignKey(
                        name: "fk_membre_tribunal_cabinet_cabinet_id",
                        column: x => x.cabinet_id,
                        principalTable: "cabinet",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_membre_tribunal_tribunaux_tribunal_id",
                        column: x => x.tribunal_id,
                        principalTable: "tribunal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_membre_tribunal_utilisateur_utilisateur_id",
                        column: x => x.utilisateur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mesure",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    lieu_exercice_id = table.Column<int>(type: "INTEGER", nullable: true),
                    tribunal_id = table.Column<int>(type: "INTEGER", nullable: true),
                    cabinet_id = table.Column<int>(type: "INTEGER", nullable: true),
                    numero_rg = table.Column<string>(type: "TEXT", nullable: true),
                    numero_rg_brut = table.Column<string>(type: "TEXT", nullable: true),
                    numero_dossier = table.Column<string>(type: "TEXT", nullable: true),
                    civilite = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    annee_naissance = table.Column<int>(type: "INTEGER", nullable: false),
                    statut = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    nature = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    champ = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    lieu_vie = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    type_etablissement = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    commune_code = table.Column<string>(type: "TEXT", nullable: true),
                    pays = table.Column<string>(type: "TEXT", nullable: false),
                    date_premiere_protection = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    date_nomination = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    date_protection_en_cours = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    date_fin = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cause_sortie = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    echeance = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    date_derniere_decision = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    echeance_fixee = table.Column<bool>(type: "INTEGER", nullable: false),
                    geree_par = table.Column<string>(type: "TEXT", nullable: true),
                    geree_depuis = table.Column<DateTime>(type: "TEXT", nullable: true),
                    confirmee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    a_cloturer_depuis = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reservation_id = table.Column<int>(type: "INTEGER", nullable: true),
                    creee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    anonymisee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    texte_recherche = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mesure", x => x.id);
                    table.ForeignKey(
                        name: "fk_mesure_cabinet_cabinet_id",
                        column: x => x.cabinet_id,
                        principalTable: "cabinet",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_mesure_communes_commune_code",
                        column: x => x.commune_code,
                        principalTable: "commune",
                        principalColumn: "code");
                    table.ForeignKey(
                        name: "fk_mesure_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_mesure_lieu_exercice_lieu_exercice_id",
                        column: x => x.lieu_exercice_id,
                        principalTable: "lieu_exercice",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_mesure_tribunal_tribunal_id",
                        column: x => x.tribunal_id,
                        principalTable: "tribunal",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "classement_vu",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    recherche_id = table.Column<int>(type: "INTEGER", nullable: false),
                    vu_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    bareme_version = table.Column<string>(type: "TEXT", nullable: false),
                    empreinte = table.Column<string>(type: "TEXT", nullable: false),
                    contenu = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_classement_vu", x => x.id);
                    table.ForeignKey(
                        name: "fk_classement_vu_recherches_recherche_id",
                        column: x => x.recherche_id,
                        principalTable: "recherche",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rappel_terme",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    habilitation_id = table.Column<int>(type: "INTEGER", nullable: true),
                    piece_id = table.Column<int>(type: "INTEGER", nullable: true),
                    terme = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    seuil = table.Column<int>(type: "INTEGER", nullable: false),
                    envoye_le = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rappel_terme", x => x.id);
                    table.ForeignKey(
                        name: "fk_rappel_terme_habilitation_habilitation_id",
                        column: x => x.habilitation_id,
                        principalTable: "habilitation",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_rappel_terme_piece_registre_piece_id",
                        column: x => x.piece_id,
                        principalTable: "piece_registre",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "ecart_ocmi",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    suite = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    mesure_id = table.Column<int>(type: "INTEGER", nullable: true),
                    motifs = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ecart_ocmi", x => x.id);
                    table.ForeignKey(
                        name: "fk_ecart_ocmi_gestionnaire_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ecart_ocmi_mesures_mesure_id",
                        column: x => x.mesure_id,
                        principalTable: "mesure",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "etat_mesure",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    mesure_id = table.Column<int>(type: "INTEGER", nullable: false),
                    date_effet = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    nature = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    champ = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    lieu_vie = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    type_etablissement = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    commune_code = table.Column<string>(type: "TEXT", nullable: true),
                    pays = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_etat_mesure", x => x.id);
                    table.ForeignKey(
                        name: "fk_etat_mesure_mesures_mesure_id",
                        column: x => x.mesure_id,
                        principalTable: "mesure",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evenement_mesure",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    mesure_id = table.Column<int>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    date_effet = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    saisi_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: true),
                    details = table.Column<string>(type: "TEXT", nullable: true),
                    resultat = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evenement_mesure", x => x.id);
                    table.ForeignKey(
                        name: "fk_evenement_mesure_mesures_mesure_id",
                        column: x => x.mesure_id,
                        principalTable: "mesure",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ligne_operation",
                columns: table => new
                {
                    operation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    mesure_id = table.Column<int>(type: "INTEGER", nullable: false),
                    version_apres = table.Column<int>(type: "INTEGER", nullable: false),
                    lieu_avant_id = table.Column<int>(type: "INTEGER", nullable: true),
                    tribunal_avant_id = table.Column<int>(type: "INTEGER", nullable: true),
                    cabinet_avant_id = table.Column<int>(type: "INTEGER", nullable: true),
                    confirmee_avant = table.Column<DateTime>(type: "TEXT", nullable: true),
                    a_cloturer_avant = table.Column<DateTime>(type: "TEXT", nullable: true),
                    refus = table.Column<string>(type: "TEXT", nullable: true),
                    rendue = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ligne_operation", x => new { x.operation_id, x.mesure_id });
                    table.ForeignKey(
                        name: "fk_ligne_operation_cabinet_cabinet_avant_id",
                        column: x => x.cabinet_avant_id,
                        principalTable: "cabinet",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_ligne_operation_lieu_exercice_lieu_avant_id",
                        column: x => x.lieu_avant_id,
                        principalTable: "lieu_exercice",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_ligne_operation_mesures_mesure_id",
                        column: x => x.mesure_id,
                        principalTable: "mesure",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ligne_operation_operations_en_masse_operation_id",
                        column: x => x.operation_id,
                        principalTable: "operation_en_masse",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_ligne_operation_tribunal_tribunal_avant_id",
                        column: x => x.tribunal_avant_id,
                        principalTable: "tribunal",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "reservation",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    jeton_formulaire = table.Column<Guid>(type: "TEXT", nullable: false),
                    tribunal_id = table.Column<int>(type: "INTEGER", nullable: false),
                    auteur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    suivi_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    cabinet_id = table.Column<int>(type: "INTEGER", nullable: true),
                    recherche_id = table.Column<int>(type: "INTEGER", nullable: true),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: false),
                    lieu_demande_id = table.Column<int>(type: "INTEGER", nullable: false),
                    lieu_id = table.Column<int>(type: "INTEGER", nullable: false),
                    numero_rg = table.Column<string>(type: "TEXT", nullable: true),
                    motif_sans_rg = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    date_jugement = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    nature = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    champ = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    civilite = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    annee_naissance = table.Column<int>(type: "INTEGER", nullable: false),
                    lieu_vie = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    commune_code = table.Column<string>(type: "TEXT", nullable: true),
                    accompagnements = table.Column<string>(type: "TEXT", nullable: false),
                    langues = table.Column<string>(type: "TEXT", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: true),
                    sur_capacite = table.Column<bool>(type: "INTEGER", nullable: false),
                    motif_derogation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    texte_derogation = table.Column<string>(type: "TEXT", nullable: true),
                    rang_vu = table.Column<int>(type: "INTEGER", nullable: true),
                    raisons_vues = table.Column<string>(type: "TEXT", nullable: true),
                    bareme_version = table.Column<string>(type: "TEXT", nullable: true),
                    liee_a_id = table.Column<int>(type: "INTEGER", nullable: true),
                    type_lien = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    mesure_a_rouvrir_id = table.Column<int>(type: "INTEGER", nullable: true),
                    etat = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    creee_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expire_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    rappels = table.Column<int>(type: "INTEGER", nullable: false),
                    repondue_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    repondu_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    motif_refus = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    texte_refus = table.Column<string>(type: "TEXT", nullable: true),
                    annulee_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    annulee_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    motif_annulation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    texte_annulation = table.Column<string>(type: "TEXT", nullable: true),
                    expiree_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ouverte_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ouverte_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    mesure_id = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reservation", x => x.id);
                    table.ForeignKey(
                        name: "fk_reservation_cabinets_cabinet_id",
                        column: x => x.cabinet_id,
                        principalTable: "cabinet",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_reservation_communes_commune_code",
                        column: x => x.commune_code,
                        principalTable: "commune",
                        principalColumn: "code");
                    table.ForeignKey(
                        name: "fk_reservation_gestionnaires_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reservation_lieux_exercice_lieu_demande_id",
                        column: x => x.lieu_demande_id,
                        principalTable: "lieu_exercice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reservation_lieux_exercice_lieu_id",
                        column: x => x.lieu_id,
                        principalTable: "lieu_exercice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reservation_mesures_mesure_id",
                        column: x => x.mesure_id,
                        principalTable: "mesure",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_reservation_reservation_liee_a_id",
                        column: x => x.liee_a_id,
                        principalTable: "reservation",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_reservation_tribunaux_tribunal_id",
                        column: x => x.tribunal_id,
                        principalTable: "tribunal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reservation_utilisateur_annulee_par_id",
                        column: x => x.annulee_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_reservation_utilisateur_auteur_id",
                        column: x => x.auteur_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reservation_utilisateur_ouverte_par_id",
                        column: x => x.ouverte_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_reservation_utilisateur_repondu_par_id",
                        column: x => x.repondu_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_reservation_utilisateur_suivi_par_id",
                        column: x => x.suivi_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "ressource",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    mesure_id = table.Column<int>(type: "INTEGER", nullable: false),
                    annee = table.Column<int>(type: "INTEGER", nullable: false),
                    niveau_centimes = table.Column<long>(type: "INTEGER", nullable: false),
                    prestations = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ressource", x => x.id);
                    table.ForeignKey(
                        name: "fk_ressource_mesure_mesure_id",
                        column: x => x.mesure_id,
                        principalTable: "mesure",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "transfert_mesure",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    mesure_id = table.Column<int>(type: "INTEGER", nullable: false),
                    cedant_id = table.Column<int>(type: "INTEGER", nullable: false),
                    receveur_id = table.Column<int>(type: "INTEGER", nullable: false),
                    lieu_souhaite_id = table.Column<int>(type: "INTEGER", nullable: true),
                    date_decision = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    motif = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    texte_motif = table.Column<string>(type: "TEXT", nullable: true),
                    etat = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    demande_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    demande_par_id = table.Column<int>(type: "INTEGER", nullable: false),
                    clos_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    clos_par_id = table.Column<int>(type: "INTEGER", nullable: true),
                    motif_refus = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    texte_refus = table.Column<string>(type: "TEXT", nullable: true),
                    mesure_recue_id = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfert_mesure", x => x.id);
                    table.ForeignKey(
                        name: "fk_transfert_mesure_gestionnaire_cedant_id",
                        column: x => x.cedant_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_transfert_mesure_gestionnaire_receveur_id",
                        column: x => x.receveur_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_transfert_mesure_lieu_exercice_lieu_souhaite_id",
                        column: x => x.lieu_souhaite_id,
                        principalTable: "lieu_exercice",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_transfert_mesure_mesure_mesure_id",
                        column: x => x.mesure_id,
                        principalTable: "mesure",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_transfert_mesure_mesure_mesure_recue_id",
                        column: x => x.mesure_recue_id,
                        principalTable: "mesure",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_transfert_mesure_utilisateur_clos_par_id",
                        column: x => x.clos_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_transfert_mesure_utilisateur_demande_par_id",
                        column: x => x.demande_par_id,
                        principalTable: "utilisateur",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "courriel",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cle = table.Column<Guid>(type: "TEXT", nullable: false),
                    destinataire = table.Column<string>(type: "TEXT", nullable: false),
                    sujet = table.Column<string>(type: "TEXT", nullable: false),
                    texte = table.Column<string>(type: "TEXT", nullable: false),
                    secret = table.Column<string>(type: "TEXT", nullable: true),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    reservation_id = table.Column<int>(type: "INTEGER", nullable: true),
                    cree_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    etat = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    tentatives = table.Column<int>(type: "INTEGER", nullable: false),
                    prochain_essai_le = table.Column<DateTime>(type: "TEXT", nullable: false),
                    loue_jusqua = table.Column<DateTime>(type: "TEXT", nullable: true),
                    envoye_le = table.Column<DateTime>(type: "TEXT", nullable: true),
                    derniere_erreur = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_courriel", x => x.id);
                    table.ForeignKey(
                        name: "fk_courriel_reservations_reservation_id",
                        column: x => x.reservation_id,
                        principalTable: "reservation",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "invite_vague",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    vague_id = table.Column<int>(type: "INTEGER", nullable: false),
                    invitation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    gestionnaire_id = table.Column<int>(type: "INTEGER", nullable: true),
                    tribunal_id = table.Column<int>(type: "INTEGER", nullable: true),
                    role = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    courriel_id = table.Column<int>(type: "INTEGER", nullable: true),
                    relancee_le = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invite_vague", x => x.id);
                    table.ForeignKey(
                        name: "fk_invite_vague_courriel_courriel_id",
                        column: x => x.courriel_id,
                        principalTable: "courriel",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_invite_vague_gestionnaires_gestionnaire_id",
                        column: x => x.gestionnaire_id,
                        principalTable: "gestionnaire",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_invite_vague_tribunaux_tribunal_id",
                        column: x => x.tribunal_id,
                        principalTable: "tribunal",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_invite_vague_vagues_vague_id",
                        column: x => x.vague_id,
                        principalTable: "vague_invitations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_acces_chemin_instant",
                table: "acces",
                columns: new[] { "chemin", "instant" });

            migrationBuilder.CreateIndex(
                name: "ix_acces_instant",
                table: "acces",
                column: "instant");

            migrationBuilder.CreateIndex(
                name: "ix_acces_utilisateur_id_instant",
                table: "acces",
                columns: new[] { "utilisateur_id", "instant" });

            migrationBuilder.CreateIndex(
                name: "ix_acte_registre_auteur_id",
                table: "acte_registre",
                column: "auteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_acte_registre_date_effet",
                table: "acte_registre",
                column: "date_effet");

            migrationBuilder.CreateIndex(
                name: "ix_acte_registre_departement_code",
                table: "acte_registre",
                column: "departement_code");

            migrationBuilder.CreateIndex(
                name: "ix_acte_registre_gestionnaire_id_instant",
                table: "acte_registre",
                columns: new[] { "gestionnaire_id", "instant" });

            migrationBuilder.CreateIndex(
                name: "ix_acte_registre_habilitation_id",
                table: "acte_registre",
                column: "habilitation_id");

            migrationBuilder.CreateIndex(
                name: "ix_alerte_departement_code",
                table: "alerte",
                column: "departement_code");

            migrationBuilder.CreateIndex(
                name: "ix_alerte_finie_le_departement_code",
                table: "alerte",
                columns: new[] { "finie_le", "departement_code" });

            migrationBuilder.CreateIndex(
                name: "ix_alerte_gestionnaire_id",
                table: "alerte",
                column: "gestionnaire_id");

            migrationBuilder.CreateIndex(
                name: "ix_alerte_vue_par_id",
                table: "alerte",
                column: "vue_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_annonce_au",
                table: "annonce",
                column: "au");

            migrationBuilder.CreateIndex(
                name: "ix_avis_etape_mois",
                table: "avis_etape",
                column: "mois");

            migrationBuilder.CreateIndex(
                name: "ix_avis_etape_region_code",
                table: "avis_etape",
                column: "region_code");

            migrationBuilder.CreateIndex(
                name: "ix_cabinet_tribunal_id",
                table: "cabinet",
                column: "tribunal_id");

            migrationBuilder.CreateIndex(
                name: "ix_campagne_auteur_id",
                table: "campagne",
                column: "auteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_campagne_departement_code",
                table: "campagne",
                column: "departement_code");

            migrationBuilder.CreateIndex(
                name: "ix_campagne_etat_prevue_le",
                table: "campagne",
                columns: new[] { "etat", "prevue_le" });

            migrationBuilder.CreateIndex(
                name: "ix_capacite_prevue_appliquee_le_du",
                table: "capacite_prevue",
                columns: new[] { "appliquee_le", "du" });

            migrationBuilder.CreateIndex(
                name: "ix_capacite_prevue_lieu_exercice_id_du",
                table: "capacite_prevue",
                columns: new[] { "lieu_exercice_id", "du" });

            migrationBuilder.CreateIndex(
                name: "ix_classement_vu_recherche_id",
                table: "classement_vu",
                column: "recherche_id");

            migrationBuilder.CreateIndex(
                name: "ix_code_secours_utilisateur_id_empreinte",
                table: "code_secours",
                columns: new[] { "utilisateur_id", "empreinte" });

            migrationBuilder.CreateIndex(
                name: "ix_code_unique_utilisateur_id_usage",
                table: "code_unique",
                columns: new[] { "utilisateur_id", "usage" });

            migrationBuilder.CreateIndex(
                name: "ix_commune_departement_code",
                table: "commune",
                column: "departement_code");

            migrationBuilder.CreateIndex(
                name: "ix_commune_nom_recherche",
                table: "commune",
                column: "nom_recherche");

            migrationBuilder.CreateIndex(
                name: "ix_comptes_distincts_autre_id",
                table: "comptes_distincts",
                column: "autre_id");

            migrationBuilder.CreateIndex(
                name: "ix_correspondance_import_gestionnaire_id_genre_texte",
                table: "correspondance_import",
                columns: new[] { "gestionnaire_id", "genre", "texte" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_courriel_cle",
                table: "courriel",
                column: "cle",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_courriel_etat_prochain_essai_le",
                table: "courriel",
                columns: new[] { "etat", "prochain_essai_le" });

            migrationBuilder.CreateIndex(
                name: "ix_courriel_reservation_id",
                table: "courriel",
                column: "reservation_id");

            migrationBuilder.CreateIndex(
                name: "ix_demande_compte_courriel_creee_le",
                table: "demande_compte",
                columns: new[] { "courriel", "creee_le" });

            migrationBuilder.CreateIndex(
                name: "ix_demande_compte_decidee_par_id",
                table: "demande_compte",
                column: "decidee_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_demande_compte_departement_code",
                table: "demande_compte",
                column: "departement_code");

            migrationBuilder.CreateIndex(
                name: "ix_demande_compte_etat_deposee_le",
                table: "demande_compte",
                columns: new[] { "etat", "deposee_le" });

            migrationBuilder.CreateIndex(
                name: "ix_demande_compte_gestionnaire_id",
                table: "demande_compte",
                column: "gestionnaire_id");

            migrationBuilder.CreateIndex(
                name: "ix_demande_compte_region_code",
                table: "demande_compte",
                column: "region_code");

            migrationBuilder.CreateIndex(
                name: "ix_demande_compte_reseau_creee_le",
                table: "demande_compte",
                columns: new[] { "reseau", "creee_le" });

            migrationBuilder.CreateIndex(
                name: "ix_demande_compte_tribunal_id",
                table: "demande_compte",
                column: "tribunal_id");

            migrationBuilder.CreateIndex(
                name: "ux_demande_en_attente",
                table: "demande_compte",
                column: "courriel",
                unique: true,
                filter: "etat = 'en_attente'");

            migrationBuilder.CreateIndex(
                name: "ix_departement_region_code",
                table: "departement",
                column: "region_code");

            migrationBuilder.CreateIndex(
                name: "ix_deploiement_departement_responsable_id",
                table: "deploiement_departement",
                column: "responsable_id");

            migrationBuilder.CreateIndex(
                name: "ix_droit_gestionnaire_gestionnaire_id_utilisateur_id",
                table: "droit_gestionnaire",
                columns: new[] { "gestionnaire_id", "utilisateur_id" });

            migrationBuilder.CreateIndex(
                name: "ix_droit_gestionnaire_utilisateur_id",
                table: "droit_gestionnaire",
                column: "utilisateur_id");

            migrationBuilder.CreateIndex(
                name: "ix_droit_territoire_departement_code",
                table: "droit_territoire",
                column: "departement_code");

            migrationBuilder.CreateIndex(
                name: "ix_droit_territoire_region_code",
                table: "droit_territoire",
                column: "region_code");

            migrationBuilder.CreateIndex(
                name: "ix_droit_territoire_utilisateur_id",
                table: "droit_territoire",
                column: "utilisateur_id");

            migrationBuilder.CreateIndex(
                name: "ix_ecart_ocmi_gestionnaire_id",
                table: "ecart_ocmi",
                column: "gestionnaire_id");

            migrationBuilder.CreateIndex(
                name: "ix_ecart_ocmi_mesure_id",
                table: "ecart_ocmi",
                column: "mesure_id");

            migrationBuilder.CreateIndex(
                name: "ix_echange_auteur_id",
                table: "echange",
                column: "auteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_echange_echeance",
                table: "echange",
                column: "echeance",
                filter: "echeance IS NOT NULL AND faite_le IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_echange_gestionnaire_id_jour",
                table: "echange",
                columns: new[] { "gestionnaire_id", "jour" });

            migrationBuilder.CreateIndex(
                name: "ix_effet_import_import_id_ligne",
                table: "effet_import",
                columns: new[] { "import_id", "ligne" });

            migrationBuilder.CreateIndex(
                name: "ix_envoi_campagne_campagne_id_utilisateur_id",
                table: "envoi_campagne",
                columns: new[] { "campagne_id", "utilisateur_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_envoi_campagne_jeton",
                table: "envoi_campagne",
                column: "jeton",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_envoi_campagne_utilisateur_id_envoye_le",
                table: "envoi_campagne",
                columns: new[] { "utilisateur_id", "envoye_le" });

            migrationBuilder.CreateIndex(
                name: "ix_etablissement_commune_code",
                table: "etablissement",
                column: "commune_code");

            migrationBuilder.CreateIndex(
                name: "ix_etablissement_nom_recherche",
                table: "etablissement",
                column: "nom_recherche");

            migrationBuilder.CreateIndex(
                name: "ix_etat_mesure_mesure_id_date_effet",
                table: "etat_mesure",
                columns: new[] { "mesure_id", "date_effet" });

            migrationBuilder.CreateIndex(
                name: "ix_evenement_audit_instant",
                table: "evenement_audit",
                column: "instant");

            migrationBuilder.CreateIndex(
                name: "ix_evenement_audit_objet_objet_id",
                table: "evenement_audit",
                columns: new[] { "objet", "objet_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evenement_audit_utilisateur_id_instant",
                table: "evenement_audit",
                columns: new[] { "utilisateur_id", "instant" });

            migrationBuilder.CreateIndex(
                name: "ix_evenement_deploiement_auteur_id",
                table: "evenement_deploiement",
                column: "auteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_evenement_deploiement_departement_code_id",
                table: "evenement_deploiement",
                columns: new[] { "departement_code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_evenement_mesure_mesure_id",
                table: "evenement_mesure",
                column: "mesure_id");

            migrationBuilder.CreateIndex(
                name: "ix_execution_tache_nom_debut_le",
                table: "execution_tache",
                columns: new[] { "nom", "debut_le" });

            migrationBuilder.CreateIndex(
                name: "ix_filtre_enregistre_utilisateur_id_gestionnaire_id_nom",
                table: "filtre_enregistre",
                columns: new[] { "utilisateur_id", "gestionnaire_id", "nom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gestionnaire_fusionnee_dans_id",
                table: "gestionnaire",
                column: "fusionnee_dans_id");

            migrationBuilder.CreateIndex(
                name: "ix_gestionnaire_meme_personne_id",
                table: "gestionnaire",
                column: "meme_personne_id");

            migrationBuilder.CreateIndex(
                name: "ix_gestionnaire_nom_recherche",
                table: "gestionnaire",
                column: "nom_recherche");

            migrationBuilder.CreateIndex(
                name: "ix_gestionnaire_siret",
                table: "gestionnaire",
                column: "siret");

            migrationBuilder.CreateIndex(
                name: "ix_gestionnaire_texte_recherche",
                table: "gestionnaire",
                column: "texte_recherche");

            migrationBuilder.CreateIndex(
                name: "ix_habilitation_departement_code_gestionnaire_id",
                table: "habilitation",
                columns: new[] { "departement_code", "gestionnaire_id" });

            migrationBuilder.CreateIndex(
                name: "ix_habilitation_etablissement_finess",
                table: "habilitation",
                column: "etablissement_finess");

            migrationBuilder.CreateIndex(
                name: "ix_habilitation_gestionnaire_id",
                table: "habilitation",
                column: "gestionnaire_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_user_claim_user_id",
                table: "identity_user_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_user_login_user_id",
                table: "identity_user_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_user_passkey_user_id",
                table: "identity_user_passkey",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_liste_annulee_par_id",
                table: "import_liste",
                column: "annulee_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_liste_appliquee_par_id",
                table: "import_liste",
                column: "appliquee_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_liste_auteur_id",
                table: "import_liste",
                column: "auteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_liste_departement_code_cree_le",
                table: "import_liste",
                columns: new[] { "departement_code", "cree_le" });

            migrationBuilder.CreateIndex(
                name: "ix_import_mesures_annule_par_id",
                table: "import_mesures",
                column: "annule_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_mesures_applique_par_id",
                table: "import_mesures",
                column: "applique_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_mesures_auteur_id",
                table: "import_mesures",
                column: "auteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_mesures_gestionnaire_id_cree_le",
                table: "import_mesures",
                columns: new[] { "gestionnaire_id", "cree_le" });

            migrationBuilder.CreateIndex(
                name: "ix_indisponibilite_gestionnaire_id",
                table: "indisponibilite",
                column: "gestionnaire_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_courriel",
                table: "invitation",
                column: "courriel");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_departement_code",
                table: "invitation",
                column: "departement_code");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_gestionnaire_id",
                table: "invitation",
                column: "gestionnaire_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_invite_par_id",
                table: "invitation",
                column: "invite_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_region_code",
                table: "invitation",
                column: "region_code");

            migrationBuilder.CreateIndex(
                name: "ix_invitation_tribunal_id",
                table: "invitation",
                column: "tribunal_id");

            migrationBuilder.CreateIndex(
                name: "ix_invite_vague_courriel_id",
                table: "invite_vague",
                column: "courriel_id");

            migrationBuilder.CreateIndex(
                name: "ix_invite_vague_gestionnaire_id",
                table: "invite_vague",
                column: "gestionnaire_id");

            migrationBuilder.CreateIndex(
                name: "ix_invite_vague_invitation_id",
                table: "invite_vague",
                column: "invitation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invite_vague_tribunal_id",
                table: "invite_vague",
                column: "tribunal_id");

            migrationBuilder.CreateIndex(
                name: "ix_invite_vague_vague_id",
                table: "invite_vague",
                column: "vague_id");

            migrationBuilder.CreateIndex(
                name: "ix_lieu_exercice_commune_code",
                table: "lieu_exercice",
                column: "commune_code");

            migrationBuilder.CreateIndex(
                name: "ix_lieu_exercice_etablissement_finess",
                table: "lieu_exercice",
                column: "etablissement_finess");

            migrationBuilder.CreateIndex(
                name: "ix_lieu_exercice_gestionnaire_id",
                table: "lieu_exercice",
                column: "gestionnaire_id");

            migrationBuilder.CreateIndex(
                name: "ix_ligne_import_import_id_decision_ligne",
                table: "ligne_import",
                columns: new[] { "import_id", "decision", "ligne" });

            migrationBuilder.CreateIndex(
                name: "ix_ligne_liste_gestionnaire_id",
                table: "ligne_liste",
                column: "gestionnaire_id");

            migrationBuilder.CreateIndex(
                name: "ix_ligne_liste_import_id_decision_ligne",
                table: "ligne_liste",
                columns: new[] { "import_id", "decision", "ligne" });

            migrationBuilder.CreateIndex(
                name: "ix_ligne_operation_cabinet_avant_id",
                table: "ligne_operation",
                column: "cabinet_avant_id");

            migrationBuilder.CreateIndex(
                name: "ix_ligne_operation_lieu_avant_id",
                table: "ligne_operation",
                column: "lieu_avant_id");

            migrationBuilder.CreateIndex(
                name: "ix_ligne_operation_mesure_id",
                table: "ligne_operation",
                column: "mesure_id");

            migrationBuilder.CreateIndex(
                name: "ix_ligne_operation_tribunal_avant_id",
                table: "ligne_operation",
                column: "tribunal_avant_id");

            migrationBuilder.CreateIndex(
                name: "ix_membre_tribunal_cabinet_id",
                table: "membre_tribunal",
                column: "cabinet_id");

            migrationBuilder.CreateIndex(
                name: "ix_membre_tribunal_tribunal_id",
                table: "membre_tribunal",
                column: "tribunal_id");

            migrationBuilder.CreateIndex(
                name: "ix_membre_tribunal_utilisateur_id",
                table: "membre_tribunal",
                column: "utilisateur_id");

            migrationBuilder.CreateIndex(
                name: "ix_mesure_a_completer",
                table: "mesure",
                columns: new[] { "gestionnaire_id", "statut" },
                filter: "statut = 'en_cours' AND (numero_rg IS NULL OR commune_code IS NULL OR a_cloturer_depuis IS NOT NULL OR date_premiere_protection > date_nomination OR date_fin < date_nomination OR echeance < date_nomination OR date_protection_en_cours < date_premiere_protection)");

            migrationBuilder.CreateIndex(
                name: "ix_mesure_cabinet_id",
                table: "mesure",
                column: "cabinet_id");

            migrationBuilder.CreateIndex(
                name: "ix_mesure_commune_code",
                table: "mesure",
                column: "commune_code");

            migrationBuilder.CreateIndex(
                name: "ix_mesure_comptes_gestionnaire",
                table: "mesure",
                columns: new[] { "gestionnaire_id", "statut", "nature", "tribunal_id", "echeance", "lieu_exercice_id", "commune_code" });

            migrationBuilder.CreateIndex(
                name: "ix_mesure_lieu_exercice_id_statut",
                table: "mesure",
                columns: new[] { "lieu_exercice_id", "statut" });

            migrationBuilder.CreateIndex(
                name: "ix_mesure_liste_gestionnaire",
                table: "mesure",
                columns: new[] { "gestionnaire_id", "date_nomination", "id", "statut", "nature", "tribunal_id", "lieu_exercice_id", "echeance", "texte_recherche" });

            migrationBuilder.CreateIndex(
                name: "ix_mesure_liste_tribunal",
                table: "mesure",
                columns: new[] { "tribunal_id", "date_nomination", "id", "statut", "gestionnaire_id", "date_fin", "texte_recherche" });

            migrationBuilder.CreateIndex(
                name: "ix_mesure_tribunal_id_numero_rg_gestionnaire_id",
                table: "mesure",
                columns: new[] { "tribunal_id", "numero_rg", "gestionnaire_id" },
                unique: true,
                filter: "numero_rg IS NOT NULL AND statut <> 'retiree'");

            migrationBuilder.CreateIndex(
                name: "ix_mesure_tribunal_id_statut_echeance",
                table: "mesure",
                columns: new[] { "tribunal_id", "statut", "echeance" });

            migrationBuilder.CreateIndex(
                name: "ix_morceau_import_import_id_rang",
                table: "morceau_import",
                columns: new[] { "import_id", "rang" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_morceau_travail_travail_id_fichier_rang",
                table: "morceau_travail",
                columns: new[] { "travail_id", "fichier", "rang" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_note_compte_auteur_id",
                table: "note_compte",
                column: "auteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_note_compte_utilisateur_id_id",
                table: "note_compte",
                columns: new[] { "utilisateur_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notification_utilisateur_id_lue_le",
                table: "notification",
                columns: new[] { "utilisateur_id", "lue_le" });

            migrationBuilder.CreateIndex(
                name: "ix_observation_auteur_id",
                table: "observation",
                column: "auteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_observation_tribunal_id_gestionnaire_id",
                table: "observation",
                columns: new[] { "tribunal_id", "gestionnaire_id" });

            migrationBuilder.CreateIndex(
                name: "ix_operation_en_masse_gestionnaire_id_faite_le",
                table: "operation_en_masse",
                columns: new[] { "gestionnaire_id", "faite_le" });

            migrationBuilder.CreateIndex(
                name: "ix_ouverture_fonction_auteur_id",
                table: "ouverture_fonction",
                column: "auteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_ouverture_fonction_fonction_numero",
                table: "ouverture_fonction",
                columns: new[] { "fonction", "numero" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_paire_distincte_autre_id",
                table: "paire_distincte",
                column: "autre_id");

            migrationBuilder.CreateIndex(
                name: "ix_paire_distincte_par_id",
                table: "paire_distincte",
                column: "par_id");

            migrationBuilder.CreateIndex(
                name: "ix_piece_registre_deposee_par_id",
                table: "piece_registre",
                column: "deposee_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_piece_registre_gestionnaire_id",
                table: "piece_registre",
                column: "gestionnaire_id");

            migrationBuilder.CreateIndex(
                name: "ix_piece_registre_habilitation_id",
                table: "piece_registre",
                column: "habilitation_id");

            migrationBuilder.CreateIndex(
                name: "ix_piece_registre_valable_jusqu_au",
                table: "piece_registre",
                column: "valable_jusqu_au");

            migrationBuilder.CreateIndex(
                name: "ix_proposition_radiation_decidee_par_id",
                table: "proposition_radiation",
                column: "decidee_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposition_radiation_departement_code",
                table: "proposition_radiation",
                column: "departement_code");

            migrationBuilder.CreateIndex(
                name: "ix_proposition_radiation_etat_departement_code",
                table: "proposition_radiation",
                columns: new[] { "etat", "departement_code" });

            migrationBuilder.CreateIndex(
                name: "ix_proposition_radiation_proposee_par_id",
                table: "proposition_radiation",
                column: "proposee_par_id");

            migrationBuilder.CreateIndex(
                name: "ux_radiation_en_attente",
                table: "proposition_radiation",
                columns: new[] { "gestionnaire_id", "departement_code" },
                unique: true,
                filter: "etat = 'en_attente'");

            migrationBuilder.CreateIndex(
                name: "ix_question_posee_utilisateur_id_posee_le",
                table: "question_posee",
                columns: new[] { "utilisateur_id", "posee_le" });

            migrationBuilder.CreateIndex(
                name: "ix_rappel_terme_habilitation_id_terme_seuil",
                table: "rappel_terme",
                columns: new[] { "habilitation_id", "terme", "seuil" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rappel_terme_piece_id_terme_seuil",
                table: "rappel_terme",
                columns: new[] { "piece_id", "terme", "seuil" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_recherche_auteur_id",
                table: "recherche",
                column: "auteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_recherche_commune_code",
                table: "recherche",
                column: "commune_code");

            migrationBuilder.CreateIndex(
                name: "ix_recherche_etablissement_finess",
                table: "recherche",
                column: "etablissement_finess");

            migrationBuilder.CreateIndex(
                name: "ix_recherche_expire_le",
                table: "recherche",
                column: "expire_le");

            migrationBuilder.CreateIndex(
                name: "ix_recherche_tribunal_id_modifiee_le",
                table: "recherche",
                columns: new[] { "tribunal_id", "modifiee_le" });

            migrationBuilder.CreateIndex(
                name: "ix_releve_capacite_lieu_id_du",
                table: "releve_capacite",
                columns: new[] { "lieu_id", "du" });

            migrationBuilder.CreateIndex(
                name: "ix_releve_territoire_jour",
                table: "releve_territoire",
                column: "jour");

            migrationBuilder.CreateIndex(
                name: "ix_remarque_usage_auteur_id_id",
                table: "remarque_usage",
                columns: new[] { "auteur_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_remarque_usage_doublon_de_id",
                table: "remarque_usage",
                column: "doublon_de_id");

            migrationBuilder.CreateIndex(
                name: "ix_remarque_usage_etat_id",
                table: "remarque_usage",
                columns: new[] { "etat", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_remarque_usage_nouveaute_id",
                table: "remarque_usage",
                column: "nouveaute_id");

            migrationBuilder.CreateIndex(
                name: "ix_reponse_inactivite_utilisateur_id_repondue_le",
                table: "reponse_inactivite",
                columns: new[] { "utilisateur_id", "repondue_le" });

            migrationBuilder.CreateIndex(
                name: "ix_reservation_annulee_par_id",
                table: "reservation",
                column: "annulee_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservation_auteur_id",
                table: "reservation",
                column: "auteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservation_cabinet_id",
                table: "reservation",
                column: "cabinet_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservation_commune_code",
                table: "reservation",
                column: "commune_code");

            migrationBuilder.CreateIndex(
                name: "ix_reservation_etat_expire_le",
                table: "reservation",
                columns: new[] { "etat", "expire_le" });

            migrationBuilder.CreateIndex(
                name: "ix_reservation_gestionnaire_id_etat",
                table: "reservation",
                columns: new[] { "gestionnaire_id", "etat" });

            migrationBuilder.CreateIndex(
                name: "ix_reservation_gestionnaire_id_tribunal_id_creee_le",
                table: "reservation",
                columns: new[] { "gestionnaire_id", "tribunal_id", "creee_le" });

            migrationBuilder.CreateIndex(
                name: "ix_reservation_jeton_formulaire",
                table: "reservation",
                column: "jeton_formulaire",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reservation_liee_a_id",
                table: "reservation",
                column: "liee_a_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservation_lieu_demande_id",
                table: "reservation",
                column: "lieu_demande_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservation_lieu_id",
                table: "reservation",
                column: "lieu_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservation_mesure_id",
                table: "reservation",
                column: "mesure_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservation_ouverte_par_id",
                table: "reservation",
                column: "ouverte_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservation_recherche_id",
                table: "reservation",
                column: "recherche_id",
                filter: "recherche_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_reservation_repondu_par_id",
                table: "reservation",
                column: "repondu_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservation_suivi_par_id",
                table: "reservation",
                column: "suivi_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_reservation_tribunal_id_creee_le",
                table: "reservation",
                columns: new[] { "tribunal_id", "creee_le" });

            migrationBuilder.CreateIndex(
                name: "ix_reservation_tribunal_id_numero_rg",
                table: "reservation",
                columns: new[] { "tribunal_id", "numero_rg" });

            migrationBuilder.CreateIndex(
                name: "ux_reservation_rg_vivante",
                table: "reservation",
                columns: new[] { "gestionnaire_id", "tribunal_id", "numero_rg" },
                unique: true,
                filter: "etat IN ('en_attente', 'confirmee') AND numero_rg IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_ressource_mesure_id",
                table: "ressource",
                column: "mesure_id");

            migrationBuilder.CreateIndex(
                name: "ix_session_ouverte_utilisateur_id_vue_le",
                table: "session_ouverte",
                columns: new[] { "utilisateur_id", "vue_le" });

            migrationBuilder.CreateIndex(
                name: "ix_synchronisation_ocmi_activee_par_id",
                table: "synchronisation_ocmi",
                column: "activee_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_tentative_connexion_instant",
                table: "tentative_connexion",
                column: "instant");

            migrationBuilder.CreateIndex(
                name: "ix_tentative_connexion_reseau_instant",
                table: "tentative_connexion",
                columns: new[] { "reseau", "instant" });

            migrationBuilder.CreateIndex(
                name: "ix_tentative_connexion_utilisateur_id_instant",
                table: "tentative_connexion",
                columns: new[] { "utilisateur_id", "instant" });

            migrationBuilder.CreateIndex(
                name: "ix_transfert_mesure_cedant_id_etat",
                table: "transfert_mesure",
                columns: new[] { "cedant_id", "etat" });

            migrationBuilder.CreateIndex(
                name: "ix_transfert_mesure_clos_par_id",
                table: "transfert_mesure",
                column: "clos_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_transfert_mesure_demande_par_id",
                table: "transfert_mesure",
                column: "demande_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_transfert_mesure_lieu_souhaite_id",
                table: "transfert_mesure",
                column: "lieu_souhaite_id");

            migrationBuilder.CreateIndex(
                name: "ix_transfert_mesure_mesure_recue_id",
                table: "transfert_mesure",
                column: "mesure_recue_id");

            migrationBuilder.CreateIndex(
                name: "ix_transfert_mesure_receveur_id_etat",
                table: "transfert_mesure",
                columns: new[] { "receveur_id", "etat" });

            migrationBuilder.CreateIndex(
                name: "ux_transfert_en_attente",
                table: "transfert_mesure",
                column: "mesure_id",
                unique: true,
                filter: "etat = 'en_attente'");

            migrationBuilder.CreateIndex(
                name: "ix_travail_auteur_id_cree_le",
                table: "travail",
                columns: new[] { "auteur_id", "cree_le" });

            migrationBuilder.CreateIndex(
                name: "ix_travail_efface_le",
                table: "travail",
                column: "efface_le");

            migrationBuilder.CreateIndex(
                name: "ix_travail_etat_loue_jusqua",
                table: "travail",
                columns: new[] { "etat", "loue_jusqua" });

            migrationBuilder.CreateIndex(
                name: "ix_tribunal_code",
                table: "tribunal",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_tribunal_commune_code",
                table: "tribunal",
                column: "commune_code");

            migrationBuilder.CreateIndex(
                name: "ix_tribunal_departement_code",
                table: "tribunal",
                column: "departement_code");

            migrationBuilder.CreateIndex(
                name: "ix_tribunal_successeur_id",
                table: "tribunal",
                column: "successeur_id");

            migrationBuilder.CreateIndex(
                name: "ix_tribunal_souhaite_tribunal_id",
                table: "tribunal_souhaite",
                column: "tribunal_id");

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "utilisateur",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_utilisateur_texte_recherche",
                table: "utilisateur",
                column: "texte_recherche");

            migrationBuilder.CreateIndex(
                name: "ix_utilisateur_venu_le",
                table: "utilisateur",
                column: "venu_le");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "utilisateur",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_vague_invitations_auteur_id",
                table: "vague_invitations",
                column: "auteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_vague_invitations_departement_code_id",
                table: "vague_invitations",
                columns: new[] { "departement_code", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_version_bareme_activee_par_id",
                table: "version_bareme",
                column: "activee_par_id");

            migrationBuilder.CreateIndex(
                name: "ix_version_bareme_auteur_id",
                table: "version_bareme",
                column: "auteur_id");

            migrationBuilder.CreateIndex(
                name: "ix_version_bareme_code",
                table: "version_bareme",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_version_bareme_numero",
                table: "version_bareme",
                column: "numero",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_version_bareme_active",
                table: "version_bareme",
                column: "etat",
                unique: true,
                filter: "etat = 'actif'");

            migrationBuilder.CreateIndex(
                name: "ix_vue_enregistree_utilisateur_id_nom",
                table: "vue_enregistree",
                columns: new[] { "utilisateur_id", "nom" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "acces");

            migrationBuilder.DropTable(
                name: "acte_registre");

            migrationBuilder.DropTable(
                name: "alerte");

            migrationBuilder.DropTable(
                name: "avis_etape");

            migrationBuilder.DropTable(
                name: "bulletin_deploiement");

            migrationBuilder.DropTable(
                name: "capacite_prevue");

            migrationBuilder.DropTable(
                name: "capture_remarque");

            migrationBuilder.DropTable(
                name: "classement_vu");

            migrationBuilder.DropTable(
                name: "cle_protection");

            migrationBuilder.DropTable(
                name: "code_secours");

            migrationBuilder.DropTable(
                name: "code_unique");

            migrationBuilder.DropTable(
                name: "comptes_distincts");

            migrationBuilder.DropTable(
                name: "correspondance_import");

            migrationBuilder.DropTable(
                name: "demande_compte");

            migrationBuilder.DropTable(
                name: "deploiement_departement");

            migrationBuilder.DropTable(
                name: "droit_gestionnaire");

            migrationBuilder.DropTable(
                name: "droit_territoire");

            migrationBuilder.DropTable(
                name: "ecart_ocmi");

            migrationBuilder.DropTable(
                name: "echange");

            migrationBuilder.DropTable(
                name: "effet_import");

            migrationBuilder.DropTable(
                name: "envoi_campagne");

            migrationBuilder.DropTable(
                name: "epci");

            migrationBuilder.DropTable(
                name: "etat_mesure");

            migrationBuilder.DropTable(
                name: "evenement_audit");

            migrationBuilder.DropTable(
                name: "evenement_deploiement");

            migrationBuilder.DropTable(
                name: "evenement_mesure");

            migrationBuilder.DropTable(
                name: "execution_tache");

            migrationBuilder.DropTable(
                name: "filtre_enregistre");

            migrationBuilder.DropTable(
                name: "identity_user_claim");

            migrationBuilder.DropTable(
                name: "identity_user_login");

            migrationBuilder.DropTable(
                name: "identity_user_passkey");

            migrationBuilder.DropTable(
                name: "identity_user_token");

            migrationBuilder.DropTable(
                name: "indisponibilite");

            migrationBuilder.DropTable(
                name: "invitation");

            migrationBuilder.DropTable(
                name: "invite_vague");

            migrationBuilder.DropTable(
                name: "jour_releve");

            migrationBuilder.DropTable(
                name: "ligne_import");

            migrationBuilder.DropTable(
                name: "ligne_liste");

            migrationBuilder.DropTable(
                name: "ligne_operation");

            migrationBuilder.DropTable(
                name: "membre_tribunal");

            migrationBuilder.DropTable(
                name: "morceau_import");

            migrationBuilder.DropTable(
                name: "morceau_travail");

            migrationBuilder.DropTable(
                name: "note_compte");

            migrationBuilder.DropTable(
                name: "notification");

            migrationBuilder.DropTable(
                name: "observation");

            migrationBuilder.DropTable(
                name: "ouverture_fonction");

            migrationBuilder.DropTable(
                name: "paire_distincte");

            migrationBuilder.DropTable(
                name: "proposition_radiation");

            migrationBuilder.DropTable(
                name: "question_posee");

            migrationBuilder.DropTable(
                name: "rappel_terme");

            migrationBuilder.DropTable(
                name: "releve_capacite");

            migrationBuilder.DropTable(
                name: "releve_deploiement");

            migrationBuilder.DropTable(
                name: "releve_lieu");

            migrationBuilder.DropTable(
                name: "releve_territoire");

            migrationBuilder.DropTable(
                name: "reponse_inactivite");

            migrationBuilder.DropTable(
                name: "ressource");

            migrationBuilder.DropTable(
                name: "second_facteur");

            migrationBuilder.DropTable(
                name: "session_ouverte");

            migrationBuilder.DropTable(
                name: "seuil_alerte");

            migrationBuilder.DropTable(
                name: "synchronisation_ocmi");

            migrationBuilder.DropTable(
                name: "tache");

            migrationBuilder.DropTable(
                name: "tentative_connexion");

            migrationBuilder.DropTable(
                name: "transfert_mesure");

            migrationBuilder.DropTable(
                name: "tribunal_souhaite");

            migrationBuilder.DropTable(
                name: "version_bareme");

            migrationBuilder.DropTable(
                name: "vue_enregistree");

            migrationBuilder.DropTable(
                name: "remarque_usage");

            migrationBuilder.DropTable(
                name: "recherche");

            migrationBuilder.DropTable(
                name: "campagne");

            migrationBuilder.DropTable(
                name: "courriel");

            migrationBuilder.DropTable(
                name: "vague_invitations");

            migrationBuilder.DropTable(
                name: "import_liste");

            migrationBuilder.DropTable(
                name: "operation_en_masse");

            migrationBuilder.DropTable(
                name: "import_mesures");

            migrationBuilder.DropTable(
                name: "travail");

            migrationBuilder.DropTable(
                name: "piece_registre");

            migrationBuilder.DropTable(
                name: "annonce");

            migrationBuilder.DropTable(
                name: "reservation");

            migrationBuilder.DropTable(
                name: "habilitation");

            migrationBuilder.DropTable(
                name: "mesure");

            migrationBuilder.DropTable(
                name: "utilisateur");

            migrationBuilder.DropTable(
                name: "cabinet");

            migrationBuilder.DropTable(
                name: "lieu_exercice");

            migrationBuilder.DropTable(
                name: "tribunal");

            migrationBuilder.DropTable(
                name: "etablissement");

            migrationBuilder.DropTable(
                name: "gestionnaire");

            migrationBuilder.DropTable(
                name: "commune");

            migrationBuilder.DropTable(
                name: "departement");

            migrationBuilder.DropTable(
                name: "region");
        }
    }
}
