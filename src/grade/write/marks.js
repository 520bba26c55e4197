// Marks that are typed into the page, as the file that they belong in.
const rows = JSON.parse(document.getElementById("marks").textContent);
const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const text = () => rows.map((row) => row.map(quoted).join(",") + "\n").join("");
const link = document.getElementById("save");
const offer = () => (link.href = "data:text/csv;charset=utf-8," + encodeURIComponent(text()));
for (const field of document.querySelectorAll("input[data-row]")) {
    field.addEventListener("input", () => {
        rows[field.dataset.row][field.dataset.column] = field.value;
        offer();
    });
}
offer();
